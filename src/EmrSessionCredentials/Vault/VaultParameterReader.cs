using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using EmrSessionCredentials.Binding;
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

    // The aliases that the cmdlets' parameters have.
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["RegionToCall"] = nameof(VaultSettings.Region),
        ["StoredCredentials"] = nameof(VaultSettings.ProfileName),
        ["AWSProfileName"] = nameof(VaultSettings.ProfileName),
        ["AWSProfilesLocation"] = nameof(VaultSettings.ProfileLocation),
        ["ProfilesLocation"] = nameof(VaultSettings.ProfileLocation),
        ["RoleArn"] = nameof(VaultSettings.ExecutionRoleArn),
        ["DurationInSeconds"] = nameof(VaultSettings.DurationInSecond),
        ["Kind"] = nameof(VaultSettings.Kinds),
    };

    private readonly Dictionary<string, object> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _problems = [];

    internal VaultParameterReader(IDictionary parameters, IReadOnlyList<string> known)
    {
        foreach (DictionaryEntry entry in parameters)
        {
            string given = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            string name = Aliases.TryGetValue(given, out string? meant) ? meant : given;
            if (Secrets.Contains(name))
                _problems.Add($"{given} is for a secret, which must not be kept here; name a profile with ProfileName");
            else if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
                _problems.Add($"there is no parameter {given}");
            else if (_values.ContainsKey(name))
                _problems.Add($"{name} is set twice");
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
        : (null, "is not a string, or is empty"));

    internal string? Region(string name) => Read<string>(name, value => value is string text && ParameterRules.IsRegion(text.Trim().ToLowerInvariant())
        ? (text, null)
        : (null, "is not a valid region, such as eu-central-1"));

    internal bool Flag(string name) => Read<object>(name, value => value is bool
        ? (value, null)
        : (null, "is not $true or $false")) is true;

    // A vault is used from wherever the shell happens to be.
    internal string? FullPath(string name) => Read<string>(name, value =>
        value is string path && path.IndexOfAny(Path.GetInvalidPathChars()) < 0 && Path.IsPathRooted(FromHome(path))
            ? (FromHome(path), null)
            : (null, "is not a full path, or one that begins with ~/"));

    internal Uri? Url(string name, Func<Uri, string?> findProblem) => Read<Uri>(name, value =>
    {
        if (!Uri.TryCreate((value as Uri)?.OriginalString ?? value as string, UriKind.Absolute, out Uri? url)
            || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            return (null, "is not an http or https URL");
        }

        string? problem = url.UserInfo.Length == 0
            ? findProblem(url)
            : "has a user name or password in it, which must not be kept here";
        return problem is null ? (url, null) : (null, problem);
    });

    internal int? Count(string name, int most) => Read<object>(name, value =>
        ToNumber(value) is { } number && number >= 1 && number <= most
            ? ((int)number, null)
            : (null, $"is not a whole number from 1 to {most}")) as int?;

    internal IReadOnlyList<SessionTargetKind>? Kinds(string name) => Read<IReadOnlyList<SessionTargetKind>>(name, value =>
    {
        IEnumerable given = value switch
        {
            string text => text.Split(','),
            IEnumerable list => list,
            _ => new[] { value },
        };
        SessionKind?[] kinds = [.. given.Cast<object?>().Select(FindKind)];
        return kinds.Length > 0 && !kinds.Contains(null)
            ? ([.. kinds.Select(kind => kind!.Kind).Distinct()], null)
            : (null, $"is not one or more, separated by commas, of {string.Join(", ", SessionKinds.All.Select(kind => kind.Kind))}");
    });

    internal string? Role(string name) => Read<string>(name, value => value is string role
        ? ParameterRules.Role(role) is { } rule ? (null, rule) : (role, null)
        : (null, "is not a string"));

    internal TimeSpan? Span(string name) => Read<object>(name, value => ToSpan(value) is { } span
        && span >= TimeSpan.Zero && span <= LongestValidity
            ? (span, null)
            : (null, "is not a time span up to 12 hours, such as '0:15', a quarter of an hour")) as TimeSpan?;

    private static TimeSpan? ToSpan(object value) => value switch
    {
        TimeSpan span => span,
        string text => TimeSpanText.Read(text),
        // What a time span is after SecretManagement has written it as JSON and read it again.
        IDictionary members when members["Ticks"] is int or long =>
            TimeSpan.FromTicks(Convert.ToInt64(members["Ticks"], CultureInfo.InvariantCulture)),
        _ => null,
    };

    private static long? ToNumber(object value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        string text when long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number) =>
            number,
        _ => null,
    };

    private static SessionKind? FindKind(object? value)
    {
        string? given = value?.ToString()?.Trim();
        return SessionKinds.All.FirstOrDefault(kind =>
            string.Equals(kind.Kind.ToString(), given, StringComparison.OrdinalIgnoreCase)
            || string.Equals(kind.Word, given, StringComparison.OrdinalIgnoreCase));
    }

    private static string FromHome(string path) => path == "~" || path.StartsWith("~/", StringComparison.Ordinal)
        || path.StartsWith(@"~\", StringComparison.Ordinal)
            ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path.Substring(1)
            : path;

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
