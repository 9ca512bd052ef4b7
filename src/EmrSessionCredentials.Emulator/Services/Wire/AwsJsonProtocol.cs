using System;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Services.Wire;

/// <summary>
/// AWS JSON 1.1: one path, the operation in X-Amz-Target, the error code in the body's <c>__type</c>.
/// </summary>
internal sealed class AwsJsonProtocol : WireProtocol
{
    internal override string ContentType => "application/x-amz-json-1.1";

    // What decides between protocols is the content type, so another one means another, unknown operation.
    internal override ServiceError? ContentTypeProblem(IncomingRequest request) =>
        string.Equals(request.MediaType, ContentType, StringComparison.Ordinal)
            ? null
            : CommonErrors.UnknownOperation(404);

    internal override Reply Fail(ServiceError error, string requestId)
    {
        // Errors from in front of the service carry the namespace of the framework, which clients must strip.
        JsonObject body = new()
        {
            ["__type"] = error.IsCommon ? $"com.amazon.coral.service#{error.Code}" : error.Code,
        };
        if (error.ErrorCode is not null) body["ErrorCode"] = error.ErrorCode;
        if (error.Message is not null) body[error.IsCommon ? "message" : "Message"] = error.Message;
        // These services answer every client error with 400, where rest-json has 403, 429 and the like.
        int status = error.Status is > 400 and < 500 && error.Status != 404 ? 400 : error.Status;
        return Reply.Json(status, body, ContentType) with { ErrorCode = error.Code };
    }
}
