using System;
using System.IO;

namespace EmrSessionCredentials.Settings;

/// <summary>Which two files hold the profiles, decided afresh for each look-up.</summary>
/// <param name="Credentials">The credentials file (<c>[name]</c>).</param>
/// <param name="Config">The configuration file (<c>[profile name]</c>).</param>
/// <param name="MustExist">The credentials file was asked for by name, so its absence is an error.</param>
internal sealed record ProfilePaths(string Credentials, string Config, bool MustExist)
{
    /// <summary>When the two files were written last.</summary>
    internal (DateTime Credentials, DateTime Config) WrittenAt() =>
        (File.GetLastWriteTimeUtc(Credentials), File.GetLastWriteTimeUtc(Config));

    internal static ProfilePaths For(string? location)
    {
        string standard = Path.Combine(EnvironmentSetting.Home, ".aws");
        if (string.IsNullOrWhiteSpace(location))
        {
            string file = EnvironmentSetting.GetPath("AWS_SHARED_CREDENTIALS_FILE")
                ?? Path.Combine(standard, "credentials");
            return new ProfilePaths(file, ConfigBeside(file) ?? Path.Combine(standard, "config"), MustExist: false);
        }

        // A folder is complete in itself. A file goes with AWS_CONFIG_FILE or else its neighbour, as in AWS.Tools.
        return Directory.Exists(location)
            ? new ProfilePaths(Path.Combine(location, "credentials"), Path.Combine(location, "config"), false)
            : new ProfilePaths(location!, ConfigBeside(location!) ?? Neighbour(location!), MustExist: true);
    }

    private static string? ConfigBeside(string file) =>
        EnvironmentSetting.GetPath("AWS_CONFIG_FILE") ?? (File.Exists(Neighbour(file)) ? Neighbour(file) : null);

    private static string Neighbour(string file)
    {
        try
        {
            return Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file)) ?? "", "config");
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException
            or PathTooLongException)
        {
            // No path at all: reading the credentials file says so, in words that name it.
            return file;
        }
    }
}
