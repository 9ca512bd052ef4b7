using System;
using System.Buffers.Text;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Identity;

/// <summary>
/// The claims of a JSON Web Token, of an OpenID Connect provider or a Kubernetes service account. The emulator knows no
/// provider's keys, so any signature will do.
/// </summary>
internal sealed record IdentityToken(string Issuer, string Subject, string Audience, DateTimeOffset ExpiresAt)
{
    /// <returns>Null where it is not a token with an issuer, a subject and an expiry.</returns>
    internal static IdentityToken? Parse(string text)
    {
        if (text.Split('.') is not [_, string payload, _]) return null;
        try
        {
            JsonNode? claims = CallerJson.Parse(Base64Url.DecodeFromChars(payload));
            // An audience may be a list.
            JsonNode? audience = claims?["aud"] is JsonArray { Count: > 0 } list ? list[0] : claims?["aud"];
            return new IdentityToken(
                claims!["iss"]!.GetValue<string>(),
                claims["sub"]!.GetValue<string>(),
                audience?.GetValue<string>() ?? "",
                DateTimeOffset.FromUnixTimeSeconds(claims["exp"]!.GetValue<long>()));
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException
            or NullReferenceException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
