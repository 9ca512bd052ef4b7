using EmrSessionCredentials.Emulator.Services.Wire;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>The services that the emulator is.</summary>
internal static class AwsServices
{
    internal static AwsService EmrContainers { get; } = new("EMR containers", "emr-containers", new RestJsonProtocol())
    {
        // Only one operation has the service's own throttle in its model; the others end in the common one.
        Throttled = CommonErrors.Throttling(),
        InternalError = InternalServer(),
        NotFound = id => new ServiceError("ResourceNotFoundException", $"Managed endpoint {id} doesn't exist.", 400),
        Invalid = CommonErrors.Validation,
    };

    internal static AwsService Emr { get; } = new("EMR", "elasticmapreduce", new AwsJsonProtocol())
    {
        // The model has no throttle of its own and no "not found"; an unknown cluster is an invalid request.
        Throttled = CommonErrors.Throttling(),
        InternalError = InternalServer(),
        NotFound = id => InvalidRequest("NoSuchCluster", $"Cluster id '{id}' is not valid."),
        Invalid = message => InvalidRequest("ValidationError", message),
    };

    internal static AwsService EmrServerless { get; } = new("EMR Serverless", "emr-serverless", new RestJsonProtocol())
    {
        Throttled = CommonErrors.Throttling(),
        InternalError = InternalServer(),
        NotFound = id => new ServiceError("ResourceNotFoundException", $"Session {id} doesn't exist.", 404),
        Invalid = CommonErrors.Validation,
    };

    private static ServiceError InternalServer() =>
        new("InternalServerException", "An internal error occurred.", 500);

    private static ServiceError InvalidRequest(string errorCode, string message) =>
        new("InvalidRequestException", message, 400) { ErrorCode = errorCode };
}
