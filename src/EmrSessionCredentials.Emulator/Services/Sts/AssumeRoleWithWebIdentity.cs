using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Sts;

/// <summary>
/// Gives the keys of a role for a token of an OpenID Connect provider, which must be a JSON Web Token that has not
/// expired.
/// </summary>
internal sealed class AssumeRoleWithWebIdentity(Identities identities, TimeProvider time) : Operation
{
    internal override string Name => "AssumeRoleWithWebIdentity";

    internal override AwsService Service => IdentityServices.Sts;

    internal override OperationRoute Route { get; } = new QueryRoute("AssumeRoleWithWebIdentity");

    internal override bool IsSigned => false;

    internal override InputShape Input { get; } = new(
        StsShapes.RoleArn,
        StsShapes.RoleSessionName,
        new Field("WebIdentityToken", FieldType.Text) { Required = true, MinLength = 4, MaxLength = 20000 },
        new Field("ProviderId", FieldType.Text) { MinLength = 4, MaxLength = 2048 },
        StsShapes.PolicyArns,
        StsShapes.Policy(maxLength: 2048),
        StsShapes.DurationSeconds);

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("RoleArn")];

    internal override IReadOnlyList<string> CredentialMembers { get; } = [StsShapes.Credentials];

    internal override IReadOnlyList<string> ExpiryMembers { get; } = [StsShapes.Expiry];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        RoleName role = StsShapes.Role(input);
        IdentityToken token = IdentityToken.Parse(input.RequiredText("WebIdentityToken")) ?? throw new ServiceErrorException(
            new ServiceError(
                "InvalidIdentityToken",
                "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
                400));
        if (token.ExpiresAt <= time.GetUtcNow())
        {
            throw new ServiceErrorException(new ServiceError(
                "ExpiredTokenException",
                $"Token expired: current date/time {time.GetUtcNow().ToUnixTimeSeconds()} must be before the expiration "
                    + $"date/time {token.ExpiresAt.ToUnixTimeSeconds()}",
                400));
        }

        if (!identities.Rules.Allow(role))
        {
            throw new ServiceErrorException(
                CommonErrors.AccessDenied("Not authorized to perform sts:AssumeRoleWithWebIdentity"));
        }

        return () =>
        {
            JsonObject answer = StsShapes.Session(identities.Sessions, role, input);
            answer["SubjectFromWebIdentityToken"] = token.Subject;
            answer["Audience"] = token.Audience;
            answer["Provider"] = token.Issuer;
            return answer;
        };
    }
}
