using System.Collections.Generic;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Services.Sso;
using EmrSessionCredentials.Emulator.Services.Sts;
using EmrSessionCredentials.Emulator.Services.Wire;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>The services that give the keys which calls to the others are signed with.</summary>
internal static class IdentityServices
{
    internal static AwsService Sts { get; } = new("STS", "sts", new QueryProtocol())
    {
        Throttled = CommonErrors.Throttling(),
        InternalError = CommonErrors.InternalFailure(),
        NotFound = _ => CommonErrors.AccessDenied("Not authorized to perform sts:AssumeRole"),
        Invalid = StsInvalid,
        Unfit = error => StsInvalid(error.Message!),
    };

    internal static AwsService Sso { get; } = new("SSO", "awsssoportal", new RestJsonProtocol())
    {
        Throttled = new ServiceError("TooManyRequestsException", "HTTP 429 Unknown Code", 429),
        InternalError = CommonErrors.InternalFailure(),
        NotFound = _ => new ServiceError("ResourceNotFoundException", "No access", 404),
        Invalid = SsoInvalid,
        Unfit = error => SsoInvalid(error.Message!),
    };

    internal static AwsService Oidc { get; } = new("SSO OIDC", "sso-oauth", new OidcProtocol())
    {
        Throttled = new ServiceError("SlowDownException", "Slow down", 400),
        InternalError = new ServiceError("InternalServerException", "An internal error occurred.", 500),
        NotFound = _ => OidcError("InvalidGrantException", "Invalid grant provided"),
        Invalid = message => OidcError("InvalidRequestException", message),
        Unfit = error => OidcError("InvalidRequestException", error.Message!),
    };

    internal static IReadOnlyList<Operation> Operations(Identities identities) =>
    [
        new GetCallerIdentity(),
        new AssumeRole(identities),
        new AssumeRoleWithWebIdentity(identities, identities.Time),
        new GetRoleCredentials(identities),
        new CreateToken(identities.Logins),
    ];

    private static ServiceError StsInvalid(string message) => new("ValidationError", message, 400) { IsCommon = true };

    private static ServiceError SsoInvalid(string message) => new("InvalidRequestException", message, 400);

    private static ServiceError OidcError(string code, string message) => new(code, message, 400);
}
