using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Services.Wire;

/// <summary>How a service's answers and errors look on the wire.</summary>
internal abstract class WireProtocol
{
    /// <summary>The content type of every answer.</summary>
    internal abstract string ContentType { get; }

    /// <summary>What is wrong with the content type of a request; null when nothing is.</summary>
    internal abstract ServiceError? ContentTypeProblem(IncomingRequest request);

    internal abstract Reply Fail(ServiceError error);

    internal Reply Answer(JsonObject output) => Reply.Json(200, output, ContentType);
}
