namespace EmrSessionCredentials.Emulator.Services;

/// <summary>The errors that any AWS call can end in, worded as AWS words them.</summary>
internal static class CommonErrors
{
    internal const string SignatureMismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
        + "Access Key and signing method. Consult the service documentation for details.";

    internal static ServiceError MissingAuthenticationToken() =>
        Common("MissingAuthenticationTokenException", "Missing Authentication Token", 403);

    internal static ServiceError IncompleteSignature(string message) =>
        Common("IncompleteSignatureException", message, 403);

    internal static ServiceError InvalidSignature(string message) => Common("InvalidSignatureException", message, 403);

    internal static ServiceError UnrecognizedClient() =>
        Common("UnrecognizedClientException", "The security token included in the request is invalid.", 403);

    internal static ServiceError ExpiredToken() =>
        Common("ExpiredTokenException", "The security token included in the request is expired", 403);

    internal static ServiceError AccessDenied(string message) => Common("AccessDeniedException", message, 403);

    internal static ServiceError Throttling() => Common("ThrottlingException", "Rate exceeded", 429);

    internal static ServiceError ServiceUnavailable() =>
        Common("ServiceUnavailable", "The request has failed due to a temporary failure of the server.", 503);

    internal static ServiceError InternalFailure() =>
        Common("InternalFailure", "The request processing has failed because of an unknown error.", 500);

    internal static ServiceError Serialization(string? message) => Common("SerializationException", message, 400);

    internal static ServiceError UnknownOperation(int status) =>
        Common("UnknownOperationException", "The service has no such operation.", status);

    internal static ServiceError UnsupportedMediaType() =>
        Common("UnsupportedMediaTypeException", "The content type of the request is not supported.", 415);

    internal static ServiceError Validation(string message) => new("ValidationException", message, 400);

    private static ServiceError Common(string code, string? message, int status) =>
        new(code, message, status) { IsCommon = true };
}
