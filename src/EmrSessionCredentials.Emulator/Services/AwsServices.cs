using EmrSessionCredentials.Emulator.Services.Wire;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>The services that the emulator is.</summary>
internal static class AwsServices
{
    internal static AwsService EmrContainers { get; } = new("EMR containers", "emr-containers", new RestJsonProtocol())
    {
        // All of this service's client errors are HTTP 400, the throttle too.
        Throttled = new ServiceError("RequestThrottledException", "Rate exceeded", 400),
        InternalError = new ServiceError("InternalServerException", "An internal error occurred.", 500),
        NotFound = id => new ServiceError("ResourceNotFoundException", $"Managed endpoint {id} doesn't exist.", 400),
        Invalid = CommonErrors.Validation,
    };

    internal static AwsService Emr { get; } = new("EMR", "elasticmapreduce", new AwsJsonProtocol())
    {
        // The model has no throttle of its own and no "not found"; an unknown cluster is an invalid request.
        Throttled = CommonErrors.Throttling(),
        InternalError = new ServiceError("InternalServerError", Message: null, 500),
        NotFound = id => InvalidRequest("NoSuchCluster", $"Cluster id '{id}' is not valid."),
        Invalid = message => InvalidRequest("ValidationError", message),
    };

    private static ServiceError InvalidRequest(string errorCode, string message) =>
        new("InvalidRequestException", message, 400) { ErrorCode = errorCode };
}
