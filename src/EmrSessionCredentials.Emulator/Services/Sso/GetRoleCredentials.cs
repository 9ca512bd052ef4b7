using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Sso;

/// <summary>
/// Gives the keys of a role of IAM Identity Center to anyone who has logged in. Any account number and role name will
/// do.
/// </summary>
internal sealed class GetRoleCredentials(Identities identities) : Operation
{
    private const string User = "emulator@example.com";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    internal override string Name => "GetRoleCredentials";

    internal override AwsService Service => IdentityServices.Sso;

    internal override OperationRoute Route { get; } = new RestRoute("GET", "/federation/credentials");

    internal override bool IsSigned => false;

    internal override InputShape Input { get; } = new(
        new Field("roleName", FieldType.Text) { Location = FieldLocation.Query, WireName = "role_name", Required = true },
        new Field("accountId", FieldType.Text) { Location = FieldLocation.Query, WireName = "account_id", Required = true },
        new Field("accessToken", FieldType.Text)
        {
            Location = FieldLocation.Header,
            WireName = "x-amz-sso_bearer_token",
            Required = true,
        });

    internal override IReadOnlyList<string> Identifiers(InputValues input) =>
        [input.RequiredText("roleName"), input.RequiredText("accountId")];

    internal override IReadOnlyList<string> CredentialMembers { get; } = ["roleCredentials"];

    internal override IReadOnlyList<string> ExpiryMembers { get; } = ["roleCredentials.expiration"];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        if (!identities.Logins.IsKnown(input.RequiredText("accessToken")))
            throw new ServiceErrorException(
                new ServiceError("UnauthorizedException", "Session token not found or invalid", 401));
        string arn = $"arn:aws:iam::{input.RequiredText("accountId")}:role/{input.RequiredText("roleName")}";
        if (RoleName.Parse(arn) is not RoleName role || !identities.Rules.Allow(role))
        {
            throw new ServiceErrorException(
                new ServiceError("ForbiddenException", "No access", 403) { IsCommon = true });
        }

        return () => Issue(role);
    }

    private JsonObject Issue(RoleName role)
    {
        RoleName reserved = role with { Name = $"AWSReservedSSO_{role.Name}_0123456789abcdef" };
        RoleSession session = identities.Sessions.Issue(reserved.Session(User), Lifetime);
        return new JsonObject
        {
            ["roleCredentials"] = new JsonObject
            {
                ["accessKeyId"] = session.Keys.AccessKey,
                ["secretAccessKey"] = session.Keys.SecretKey,
                ["sessionToken"] = session.Token,
                ["expiration"] = session.ExpiresAt.ToUnixTimeMilliseconds(),
            },
        };
    }
}
