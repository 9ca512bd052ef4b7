using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Vault;

/// <summary>
/// Reads vault parameters one by one and collects what is wrong, so that it can be said at once. Values are not quoted:
/// among those that are wrong may be a secret.
/// </summary>
internal sealed class VaultParameterReader
{
    private static readonly TimeSpan LongestValidity = TimeSpan.FromSeconds(ParameterRules.MaximumDurationInSeconds);

    // The cmdlets' parameters for secrets with their aliases, and what else people call them.
    private static readonly HashSet<string> Secrets = new(StringComparer.OrdinalIgnoreCase)
    {
        "AccessKey", "AK", "SecretKey", "SK", "SecretAccessKey", "SessionToken", "ST", "Credential", "NetworkCredential",
        "AccessKeyId", "Token", "Password", "Secret", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
    };

    private readonly Dictionary<string, object> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _problems = [];

    internal VaultParameterReader(IDictionary parameters, IReadOnlyList<string> known)
    {
        foreach (DictionaryEntry entry in parameters)
        {
            string name = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            if (Secrets.Contains(name))
                _problems.Add($"{name} is for a secret, which must not be kept here; name a profile with ProfileName");
            else if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
                _problems.Add($"there is no parameter {name}");
            else if (_values.ContainsKey(name))
                _problems.Add($"{name} is there twice");
            else if (entry.Value is null)
                _problems.Add($"{name} has no value");
            else
                _values.Add(name, entry.Value);
        }

        // A table has no order, and the same mistakes ought to give the same message.
        _problems.Sort(StringComparer.Ordinal);
    }

    /// <exception cref="SessionCredentialException">Something is wrong.</exception>
    internal void ThrowIfInvalid()
    {
        if (_problems.Count > 0)
            throw VaultErrors.InvalidParameters(_problems);
    }

    internal string? Text(string name) => Read<string>(name, value => value is string text && !string.IsNullOrWhiteSpace(text)
        ? (text, null)
        : (null, "is not a string with something in it"));

    // A vault is used from wherever the shell happens to be.
    internal string? FullPath(string name) =>
        Read<string>(name, value =>
            value is string path && path.IndexOfAny(Path.GetInvalidPathChars()) < 0 && Path.IsPathRooted(path)
                ? (path, null)
                : (null, "is no full path"));

    internal Uri? Url(string name) => Read<Uri>(name, value =>
    {
        if (!Uri.TryCreate((value as Uri)?.OriginalString ?? value as string, UriKind.Absolute, out Uri? url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            return (null, "is no http or https URL");
        }

        return url.UserInfo.Length == 0
            ? (url, null)
            : (null, "has a user name or password in it, which must not be kept here");
    });

    internal int? Count(string name, int most) => Read<object>(name, value => value is int or long
        && Convert.ToInt64(value, CultureInfo.InvariantCulture) is long number && number >= 1 && number <= most
            ? ((int)number, null)
            : (null, $"is no whole number from 1 to {most}")) as int?;

    internal string? Role(string name) => Read<string>(name, value => value is string role
        ? ParameterRules.Role(role) is { } rule ? (null, rule) : (role, null)
        : (null, "is not a string"));

    internal TimeSpan? Span(string name) => Read<object>(name, value => ToSpan(value) is { } span
        && span >= TimeSpan.Zero && span <= LongestValidity
            ? (span, null)
            : (null, "is no time span up to 12 hours, such as '0:15', a quarter of an hour")) as TimeSpan?;

    private static TimeSpan? ToSpan(object value) => value switch
    {
        TimeSpan span => span,
        // A bare number is days to .NET and seconds to people.
        string text when text.Contains(":") && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan span) => span,
        // What a time span is after SecretManagement has written it as JSON and read it again.
        IDictionary members when members["Ticks"] is int or long =>
            TimeSpan.FromTicks(Convert.ToInt64(members["Ticks"], CultureInfo.InvariantCulture)),
        _ => null,
    };

    private T? Read<T>(string name, Func<object, (T? Value, string? Problem)> read)
        where T : class
    {
        if (!_values.TryGetValue(name, out object? given))
            return null;
        (T? value, string? problem) = read(given);
        if (problem is not null)
            _problems.Add($"{name} {problem}");
        return value;
    }
}
