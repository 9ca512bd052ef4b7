using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Services.Input;

namespace EmrSessionCredentials.Emulator.Services.Wire;

/// <summary>How a service's answers and errors look on the wire.</summary>
internal abstract class WireProtocol
{
    /// <summary>The content type of every answer.</summary>
    internal abstract string ContentType { get; }

    /// <summary>What is wrong with the content type of a request; null when nothing is.</summary>
    internal abstract ServiceError? ContentTypeProblem(IncomingRequest request);

    /// <summary>What goes in, read from where this protocol has it.</summary>
    internal virtual InputValues Read(
        InputShape shape,
        IncomingRequest request,
        IReadOnlyDictionary<string, string> labels) => InputReader.Read(shape, request, labels);

    /// <summary>An error; some protocols have the id of the request in the body, too.</summary>
    internal abstract Reply Fail(ServiceError error, string requestId);

    internal virtual Reply Answer(Operation operation, JsonObject output, string requestId) =>
        Reply.Json(200, output, ContentType);
}
