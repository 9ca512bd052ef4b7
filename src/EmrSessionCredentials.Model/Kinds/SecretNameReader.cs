using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace EmrSessionCredentials.Vault;

/// <summary>Takes a name apart, and says what is wrong with one that is not valid.</summary>
internal static class SecretNameReader
{
    internal static SecretName Read(string text)
    {
        string[] halves = text.Split(['?'], 2);
        string[] path = halves[0].Split(['/'], 2);
        SessionKind kind = SessionKinds.Find(path[0]) ?? throw SecretNameErrors.UnknownKind(text);
        if (PercentEncoding.HasWildcard(text))
            throw SecretNameErrors.InvalidName(
                text, "it has a wildcard, and only one secret at a time can be requested");
        IReadOnlyList<string> parts = Parts(text, path.Length == 1 ? "" : path[1], kind);
        Dictionary<string, string> query = halves.Length == 1 ? [] : Query(text, halves[1], kind);
        return new SecretName
        {
            Kind = kind.Kind,
            Owner = parts.Count == 1 ? null : parts[0],
            Target = parts[parts.Count - 1],
            ExecutionRoleArn = query.TryGetValue(SessionKind.Role, out string? role) ? role : null,
            DurationInSecond = query.TryGetValue(SessionKind.Duration, out string? duration)
                ? Seconds(text, duration)
                : null,
            IsConnection = query.TryGetValue(SessionKind.As, out string? form) && IsConnection(text, form),
        };
    }

    private static IReadOnlyList<string> Parts(string text, string path, SessionKind kind)
    {
        if (kind.FindOwnerInArn(path) is { } owner)
            return [Decode(text, owner), Decode(text, path)];

        string[] parts = path.Split('/');
        for (int i = 0; i < kind.Parts.Count; i++)
        {
            if (i >= parts.Length || parts[i].Length == 0)
                throw SecretNameErrors.InvalidName(text, $"it does not say which {kind.Parts[i]}");
        }

        if (parts.Length > kind.Parts.Count)
        {
            throw SecretNameErrors.InvalidName(
                text, $"it has {parts.Length + 1} parts, and one that begins with {kind.Word}/ has {kind.Parts.Count + 1}");
        }

        return [.. parts.Select(part => Decode(text, part))];
    }

    private static Dictionary<string, string> Query(string text, string query, SessionKind kind)
    {
        Dictionary<string, string> found = new(StringComparer.OrdinalIgnoreCase);
        foreach (string pair in query.Split('&'))
        {
            string[] sides = pair.Split(['='], 2);
            string key = Decode(text, sides[0]);
            if (!kind.Queries.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                string known = string.Join(" or ", kind.Queries);
                throw SecretNameErrors.InvalidName(text, $"after the ? can be {known}, not '{key}'");
            }

            if (sides.Length == 1 || sides[1].Length == 0)
                throw SecretNameErrors.InvalidName(text, $"{key} has no value");
            if (found.ContainsKey(key))
                throw SecretNameErrors.InvalidName(text, $"it has {key} twice");
            if (sides[1].Contains("?"))
                throw SecretNameErrors.InvalidName(text, "it has a second ?, which is written %3F");
            found.Add(key, Decode(text, sides[1]));
        }

        return found;
    }

    // More digits than any duration has are not read as a number here; the service's limit is checked later.
    private static int Seconds(string text, string duration) =>
        duration.Length <= 9 && int.TryParse(duration, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            ? seconds
            : throw SecretNameErrors.InvalidName(text, "its duration is not a whole number of seconds");

    private static bool IsConnection(string text, string form) =>
        form.Equals(SecretName.Connection, StringComparison.OrdinalIgnoreCase)
            ? true
            : throw SecretNameErrors.InvalidName(text, $"{SessionKind.As} can be {SecretName.Connection} only");

    private static string Decode(string text, string part) => PercentEncoding.Decode(part)
        ?? throw SecretNameErrors.InvalidName(text, "it has a % that does not begin an escape of UTF-8");
}
