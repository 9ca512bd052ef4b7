using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Sts;

/// <summary>
/// Gives the keys of a role to any caller who meets the role's rules. Any MFA device and any code of six digits will
/// do.
/// </summary>
internal sealed class AssumeRole(Identities identities) : Operation
{
    private const string Assumed = ":assumed-role/";
    private const long LongestChained = 3600;

    internal override string Name => "AssumeRole";

    internal override AwsService Service => IdentityServices.Sts;

    internal override OperationRoute Route { get; } = new QueryRoute("AssumeRole");

    internal override InputShape Input { get; } = new(
        StsShapes.RoleArn,
        StsShapes.RoleSessionName,
        StsShapes.PolicyArns,
        StsShapes.Policy(maxLength: null),
        StsShapes.DurationSeconds,
        new Field("Tags", FieldType.Unread),
        new Field("TransitiveTagKeys", FieldType.Unread),
        new Field("ExternalId", FieldType.Text) { MinLength = 2, MaxLength = 1224, Pattern = FieldPattern.StsExternalId },
        new Field("SerialNumber", FieldType.Text) { MinLength = 9, MaxLength = 256, Pattern = FieldPattern.StsSerialNumber },
        new Field("TokenCode", FieldType.Text) { MinLength = 6, MaxLength = 6, Pattern = FieldPattern.StsTokenCode },
        StsShapes.Name("SourceIdentity"),
        new Field("ProvidedContexts", FieldType.Unread));

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("RoleArn")];

    internal override IReadOnlyList<string> CredentialMembers { get; } = [StsShapes.Credentials];

    internal override IReadOnlyList<string> ExpiryMembers { get; } = [StsShapes.Expiry];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        RoleName role = StsShapes.Role(input);
        bool hasMfa = input.Text("SerialNumber") is not null && input.Text("TokenCode") is not null;
        // AWS does not say which condition of the role's trust policy was not met.
        if (!identities.Rules.Allow(role, input.Text("ExternalId"), hasMfa))
        {
            throw new ServiceErrorException(CommonErrors.AccessDenied(
                $"User: {caller.Principal.Arn} is not authorized to perform: sts:AssumeRole on resource: {role.Arn}"));
        }

        bool isChained = caller.Principal.Arn.Contains(Assumed, StringComparison.Ordinal);
        if (isChained && input.Number("DurationSeconds") > LongestChained)
        {
            throw new ServiceErrorException(Service.Invalid(
                "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining."));
        }

        return () =>
        {
            JsonObject answer = StsShapes.Session(identities.Sessions, role, input);
            if (input.Text("SourceIdentity") is string source) answer["SourceIdentity"] = source;
            return answer;
        };
    }
}
