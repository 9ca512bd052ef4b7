using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace EmrSessionCredentials.Settings;

/// <summary>
/// Environment variables as they are now: a PowerShell session is long, and its users change them within it.
/// </summary>
internal static class EnvironmentSetting
{
    /// <summary>
    /// The value, or null where it is not set. A blank one counts as not set: that is how a shell clears it.
    /// </summary>
    internal static string? Get(string name) =>
        Environment.GetEnvironmentVariable(name) is string value && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : null;

    /// <summary>The home folder as AWSSDK.Core looks it up, so that both find the same files.</summary>
    internal static string Home =>
        Get("HOME") ?? Get("USERPROFILE") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>
    /// A path with variables and a leading ~ replaced, as the AWS CLI does for AWS_CONFIG_FILE and its like.
    /// </summary>
    internal static string? GetPath(string name)
    {
        if (Get(name) is not string set)
            return null;
        // %NAME% is part of a file's name on other systems.
        string path = Path.DirectorySeparatorChar == '\\' ? Environment.ExpandEnvironmentVariables(set) : set;
        if (path.Contains('$'))
            path = WithVariables(path);
        bool fromHome = path.Length > 0 && path[0] == '~' && (path.Length == 1 || path[1] is '/' or '\\');
        return fromHome ? Path.Combine(Home, path.Substring(1).TrimStart('/', '\\')) : path;
    }

    // An unknown variable stays as it is, in both forms.
    private static string WithVariables(string path) => Regex.Replace(
        path,
        @"\$(?:(?<name>[A-Za-z_][A-Za-z0-9_]*)|\{(?<name>[^}]*)\})",
        match => Environment.GetEnvironmentVariable(match.Groups["name"].Value) ?? match.Value,
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));
}
