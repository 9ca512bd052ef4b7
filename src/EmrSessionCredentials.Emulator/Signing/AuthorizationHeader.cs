using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Emulator.Signing;

/// <summary>The parts of <c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
internal sealed record AuthorizationHeader(CredentialScope Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Reads the header; null with the reasons, worded as AWS words them, when it is not complete.</summary>
    internal static AuthorizationHeader? Parse(string value, out string problem)
    {
        problem = "";
        string[] halves = value.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (!string.Equals(halves[0], Algorithm, StringComparison.Ordinal))
        {
            problem = $"Unsupported AWS 'algorithm': '{halves[0]}' (the emulator verifies {Algorithm}).";
            return null;
        }

        Dictionary<string, string> parts = new(StringComparer.Ordinal);
        foreach (string part in (halves.Length > 1 ? halves[1] : "").Split(',', StringSplitOptions.TrimEntries))
        {
            string[] pair = part.Split('=', 2);
            if (pair.Length == 2) parts[pair[0]] = pair[1];
        }

        List<string> missing = [.. from name in (string[])["Credential", "Signature", "SignedHeaders"]
                                   where !parts.TryGetValue(name, out string? given) || given.Length == 0
                                   select $"Authorization header requires '{name}' parameter."];
        CredentialScope? scope = missing.Count == 0 ? CredentialScope.Parse(parts["Credential"]) : null;
        if (missing.Count == 0 && scope is null)
            missing.Add("Credential must have 5 slash-delimited elements, e.g. keyid/date/region/service/term.");
        problem = string.Join(' ', missing);
        return scope is null
            ? null
            : new AuthorizationHeader(scope, parts["SignedHeaders"].Split(';'), parts["Signature"]);
    }
}
