using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Services.Input;

namespace EmrSessionCredentials.Emulator.Services.Wire;

/// <summary>rest-json with the errors of OAuth 2.0: <c>{"error":"invalid_grant","error_description":"…"}</c>.</summary>
internal sealed class OidcProtocol : RestJsonProtocol
{
    internal override InputValues Read(
        InputShape shape,
        IncomingRequest request,
        IReadOnlyDictionary<string, string> labels)
    {
        try
        {
            return base.Read(shape, request, labels);
        }
        catch (ServiceErrorException e)
        {
            throw new ServiceErrorException(
                IdentityServices.Oidc.Invalid(e.Error.Message ?? "The body is not valid JSON."));
        }
    }

    protected override JsonObject ErrorBody(ServiceError error) => new()
    {
        ["error"] = error.Status >= 500 ? "server_error" : Snake(error.Code.Replace("Exception", "", StringComparison.Ordinal)),
        ["error_description"] = error.Message,
    };

    private static string Snake(string name) =>
        string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) && i > 0 ? $"_{c}" : $"{c}")).ToLowerInvariant();
}
