using System;
using System.IO;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Environment variables as they are now: a PowerShell session is long, and its users change them within it.
/// </summary>
internal static class EnvironmentSetting
{
    /// <summary>
    /// The value, or null where there is none. A blank one is none: that is how a shell clears a variable.
    /// </summary>
    internal static string? Get(string name) =>
        Environment.GetEnvironmentVariable(name) is string value && !string.IsNullOrWhiteSpace(value)
            ? value.Trim()
            : null;

    /// <summary>The home folder as AWSSDK.Core looks it up, so that both find the same files.</summary>
    internal static string Home =>
        Get("HOME") ?? Get("USERPROFILE") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>A path with a leading ~ replaced, as the AWS CLI does for AWS_CONFIG_FILE and its like.</summary>
    internal static string? GetPath(string name)
    {
        string? path = Get(name);
        bool fromHome = path is not null && path[0] == '~' && (path.Length == 1 || path[1] is '/' or '\\');
        return fromHome ? Path.Combine(Home, path!.Substring(1).TrimStart('/', '\\')) : path;
    }
}
