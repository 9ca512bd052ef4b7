using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Emulator.Signing;

/// <summary>The parts of <c>Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>.</summary>
internal sealed record AuthorizationHeader(CredentialScope Scope, IReadOnlyList<string> SignedHeaders, string Signature)
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";
    private static readonly string[] Names = ["Credential", "Signature", "SignedHeaders"];

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

        string?[] given = new string?[Names.Length];
        foreach (string part in (halves.Length > 1 ? halves[1] : "").Split(',', StringSplitOptions.TrimEntries))
        {
            int equals = int.Max(0, part.IndexOf('=', StringComparison.Ordinal));
            int name = Array.IndexOf(Names, part[..equals]);
            if (name >= 0) given[name] = part[(equals + 1)..];
        }

        if (given is not [{ Length: > 0 } credential, { Length: > 0 } signature, { Length: > 0 } signedHeaders])
            problem = string.Join(' ', Names.Where((_, i) => string.IsNullOrEmpty(given[i])).Select(Requires));
        else if (CredentialScope.Parse(credential) is CredentialScope scope)
            return new AuthorizationHeader(scope, signedHeaders.Split(';'), signature);
        else
            problem = "Credential must have 5 slash-delimited elements, e.g. keyid/date/region/service/term.";
        return null;

        static string Requires(string name) => $"Authorization header requires '{name}' parameter.";
    }
}
