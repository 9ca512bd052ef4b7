using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Sso;

/// <summary>Renews a login to IAM Identity Center: a refresh token gives a new access token.</summary>
internal sealed class CreateToken(LoginTokens logins) : Operation
{
    internal override string Name => "CreateToken";

    internal override AwsService Service => IdentityServices.Oidc;

    internal override OperationRoute Route { get; } = new RestRoute("POST", "/token");

    internal override bool IsSigned => false;

    internal override InputShape Input { get; } = new(
        new Field("clientId", FieldType.Text) { Required = true },
        new Field("clientSecret", FieldType.Text) { Required = true },
        new Field("grantType", FieldType.Text) { Required = true },
        new Field("deviceCode", FieldType.Text),
        new Field("code", FieldType.Text),
        new Field("refreshToken", FieldType.Text),
        new Field("scope", FieldType.Unread),
        new Field("redirectUri", FieldType.Text),
        new Field("codeVerifier", FieldType.Text));

    internal override IReadOnlyList<string> TokenMembers { get; } = ["accessToken", "refreshToken"];

    internal override IReadOnlyList<string> ExpiryMembers { get; } = ["expiresIn"];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        if (!Is(input, "clientId", LoginTokens.ClientId) || !Is(input, "clientSecret", LoginTokens.ClientSecret))
            throw new ServiceErrorException(new ServiceError("InvalidClientException", "Invalid client provided", 401));
        if (!Is(input, "grantType", "refresh_token"))
            throw new ServiceErrorException(
                new ServiceError("UnsupportedGrantTypeException", "Unsupported grant type", 400));
        if (!Is(input, "refreshToken", LoginTokens.Refresh))
            throw new ServiceErrorException(Service.NotFound(""));
        return Issue;
    }

    private JsonObject Issue()
    {
        (string token, TimeSpan lifetime) = logins.Issue();
        return new JsonObject
        {
            ["accessToken"] = token,
            ["tokenType"] = "Bearer",
            ["expiresIn"] = (int)lifetime.TotalSeconds,
            ["refreshToken"] = LoginTokens.Refresh,
        };
    }

    private static bool Is(InputValues input, string name, string expected) =>
        string.Equals(input.Text(name), expected, StringComparison.Ordinal);
}
