using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>
/// An empty environment: no AWS_* variable, no proxy, a HOME of its own, no instance metadata. Restored at the end.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    internal Scratch()
    {
        Home = Directory.CreateTempSubdirectory("emr-identity-").FullName;
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase) || name == "REQUESTS_CA_BUNDLE"))
        {
            Set(name, null);
        }

        Set("HOME", Home);
        Set("USERPROFILE", Home);
        Set("AWS_EC2_METADATA_DISABLED", "true");
    }

    internal string Home { get; }

    internal string CredentialsPath => Path.Combine(Home, ".aws", "credentials");

    internal string ConfigPath => Path.Combine(Home, ".aws", "config");

    internal void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    internal string Write(string path, string text)
    {
        string full = Path.Combine(Home, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    internal void Credentials(string text) => Write(CredentialsPath, text);

    internal void Config(string text) => Write(ConfigPath, text);

    /// <summary>Adds a profile with keys to the credentials file, unless it is there.</summary>
    internal void AddProfile(string name, string accessKey)
    {
        string before = File.Exists(CredentialsPath) ? File.ReadAllText(CredentialsPath) : "";
        if (!before.Contains($"[{name}]", StringComparison.Ordinal))
            Credentials(before + $"[{name}]\naws_access_key_id={accessKey}\naws_secret_access_key=s\n");
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        Directory.Delete(Home, recursive: true);
    }
}
