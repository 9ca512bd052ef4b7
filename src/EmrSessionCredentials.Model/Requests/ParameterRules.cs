using System;
using System.Linq;

namespace EmrSessionCredentials.Requests;

/// <summary>
/// The limits of the service models, in words. Each method returns what is wrong with a value, or null. The models'
/// patterns are not regular expressions here: setting up the first one takes .NET longer than all the rest of a check.
/// </summary>
internal static class ParameterRules
{
    /// <summary>The longest session that Amazon EMR on EKS grants: 12 hours, in seconds.</summary>
    internal const int MaximumDurationInSeconds = 43200;

    private const string RoleExample = "arn:aws:iam::123456789012:role/EMRExecutionRole";

    private static string? _validRole;

    /// <summary>
    /// The region becomes a part of the host that gets a signed request. Anything but a single label could name another
    /// host (<c>x.example.com/</c>), so it is refused whatever AWSSDK would make of it: AWSSDK allows dots.
    /// </summary>
    internal static bool IsRegion(string value) =>
        value.Length is >= 1 and <= 63 && IsLabel(value, "-") && !value.All(c => c is >= '0' and <= '9');

    internal static string? Identifier(string? value, int maximumLength)
    {
        if (string.IsNullOrEmpty(value))
            return "is empty; give an id or an ARN";
        if (string.IsNullOrWhiteSpace(value))
            return "is blank; give an id or an ARN";
        // A dot segment would be normalised away on the wire, and the request would reach another resource.
        return value is "." or ".."
            ? $"is '{value}', which is a path segment and not an identifier"
            : TooLong(value!, maximumLength) ?? NoText(value!);
    }

    internal static string? ServerlessId(string? value)
    {
        const int maximumLength = 64;
        return Identifier(value, maximumLength)
            ?? (value!.All(IsLowerOrDigit)
                ? null
                : "is not an id of EMR Serverless, which has lower-case letters and digits only");
    }

    internal static string? Role(string? value)
    {
        // The items of a pipeline mostly have the same role.
        if (value is not null && value == _validRole)
            return null;
        if (string.IsNullOrWhiteSpace(value))
            return $"is empty; give the ARN of an IAM role, such as {RoleExample}";
        int length = Length(value!);
        if (length is < 20 or > 2048)
            return $"has {Characters(length)}; an IAM role ARN has 20 to 2048 and looks like {RoleExample}";
        if (!IsRoleArn(value!))
            return $"is not an IAM role ARN; such an ARN looks like {RoleExample}";
        _validRole = value;
        return null;
    }

    internal static string? CredentialType(string? value) => string.IsNullOrWhiteSpace(value)
        ? "is empty; the service knows TOKEN"
        : TooLong(value!, 64) ?? NoText(value!);

    internal static string? Duration(double seconds) => seconds is >= 1 and <= MaximumDurationInSeconds
        ? null
        : FormattableString.Invariant(
            $"is {seconds:0.###} seconds; the service takes 1 to {MaximumDurationInSeconds} (12 hours)");

    internal static string? LogContext(string value)
    {
        const string inWords = "3 to 63 lower-case letters, digits, hyphens and dots, a letter or digit first and last, "
            + "not beginning with 'xn--' and without '-s3alias'";
        bool holds = value.Length is >= 3 and <= 63
            && IsLabel(value, "-.")
            && !value.StartsWith("xn--", StringComparison.Ordinal)
            && value.IndexOf("-s3alias", StringComparison.Ordinal) < 0;
        return holds ? null : $"breaks the rule for a log context: {inWords}";
    }

    internal static string? ClientToken(string value, int maximumLength = 64) => string.IsNullOrWhiteSpace(value)
        ? "is blank; omit it to have one generated"
        : TooLong(value, maximumLength) ?? NoText(value);

    internal static string? ServerlessToken(string value) => ClientToken(value)
        ?? (value.All(c => IsLetterOrDigit(c) || c is '.' or '_' or '-')
            ? null
            : "can have letters, digits, periods, underscores and hyphens only");

    internal static string? Text(string value, int maximumLength) => string.IsNullOrWhiteSpace(value)
        ? "is blank; omit it instead"
        : TooLong(value, maximumLength) ?? NoText(value);

    // arn:(aws[a-zA-Z0-9-]*):iam::(\d{12})?:(role((\u002F)|(\u002F[\u0021-\u007F]+\u002F))[\w+=,.@-]+), \d and \w in
    // ASCII.
    private static bool IsRoleArn(string value)
    {
        const string prefix = "role/";
        string[] parts = value.Split([':'], 6);
        if (parts.Length < 6
            || parts[0] != "arn"
            || !parts[1].StartsWith("aws", StringComparison.Ordinal)
            || !parts[1].All(c => IsLetterOrDigit(c) || c == '-')
            || parts[2] != "iam"
            || parts[3].Length > 0
            || parts[4].Length is not (0 or 12) || !parts[4].All(c => c is >= '0' and <= '9')
            || !parts[5].StartsWith(prefix, StringComparison.Ordinal))
        {
            return false;
        }

        string path = parts[5].Substring(0, parts[5].LastIndexOf('/') + 1);
        string name = parts[5].Substring(path.Length);
        return path != prefix + "/" && path.All(c => c is >= '\u0021' and <= '\u007F')
            && name.Length > 0 && name.All(c => IsLetterOrDigit(c) || "_+=,.@-".Contains(c));
    }

    private static bool IsLetterOrDigit(char c) => IsLowerOrDigit(c) || c is >= 'A' and <= 'Z';

    // Lower-case letters and digits; between them others, too.
    private static bool IsLabel(string value, string between) =>
        value.All(c => IsLowerOrDigit(c) || between.Contains(c)) && IsLowerOrDigit(value[0])
            && IsLowerOrDigit(value[value.Length - 1]);

    private static bool IsLowerOrDigit(char c) => c is (>= '0' and <= '9') or (>= 'a' and <= 'z');

    private static string Characters(int count) => count == 1 ? "1 character" : $"{count} characters";

    private static string? TooLong(string value, int most)
    {
        int length = Length(value);
        return length > most ? $"has {Characters(length)}; the service takes at most {most}" : null;
    }

    // Half a surrogate pair becomes U+FFFD on its way into UTF-8: the request would name something else.
    private static string? NoText(string value)
    {
        for (int i = 0; i < value.Length; i++)
        {
            if (char.IsControl(value[i]))
                return "contains control characters";
            if (value[i] is '\uFFFE' or '\uFFFF')
                return "contains U+FFFE or U+FFFF, which are not characters";
            if (!char.IsSurrogate(value[i]))
                continue;
            if (!char.IsSurrogatePair(value, i))
                return "contains half a surrogate pair, which is not a character";
            i++;
        }

        return null;
    }

    /// <summary>The models count characters; .NET counts the halves of those beyond U+FFFF.</summary>
    private static int Length(string value)
    {
        int length = value.Length;
        for (int i = 1; i < value.Length; i++)
        {
            if (char.IsSurrogatePair(value[i - 1], value[i]))
                length--;
        }

        return length;
    }
}
