using System;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Services.Wire;

/// <summary>
/// rest-json 1: paths and methods, <c>application/json</c>, the error code in the header x-amzn-errortype.
/// </summary>
internal class RestJsonProtocol : WireProtocol
{
    internal override string ContentType => "application/json";

    internal override ServiceError? ContentTypeProblem(IncomingRequest request) =>
        request.Wire.Body.IsEmpty || string.Equals(request.MediaType, ContentType, StringComparison.Ordinal)
            ? null
            : CommonErrors.UnsupportedMediaType();

    internal override Reply Fail(ServiceError error, string requestId)
    {
        JsonObject body = ErrorBody(error);
        // A header cannot have every character; clients read the code in the body when no header has it.
        bool inHeader = error.Code.All(char.IsAsciiLetterOrDigit);
        if (!inHeader) body["__type"] = error.Code;
        Reply reply = Reply.Json(error.Status, body) with { ErrorCode = error.Code };
        return inHeader ? reply.With("x-amzn-ErrorType", error.Code) : reply;
    }

    protected virtual JsonObject ErrorBody(ServiceError error)
    {
        JsonObject body = [];
        if (error.Message is not null) body["message"] = error.Message;
        return body;
    }
}
