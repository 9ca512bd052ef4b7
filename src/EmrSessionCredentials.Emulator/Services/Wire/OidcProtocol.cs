using System;
using System.Linq;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Emulator.Services.Wire;

/// <summary>rest-json with the errors of OAuth 2.0: <c>{"error":"invalid_grant","error_description":"…"}</c>.</summary>
internal sealed class OidcProtocol : RestJsonProtocol
{
    protected override JsonObject ErrorBody(ServiceError error) => new()
    {
        ["error"] = error.Status >= 500 ? "server_error" : Snake(error.Code.Replace("Exception", "", StringComparison.Ordinal)),
        ["error_description"] = error.Message,
    };

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? $"_{c}" : $"{c}")).ToLowerInvariant();
}
