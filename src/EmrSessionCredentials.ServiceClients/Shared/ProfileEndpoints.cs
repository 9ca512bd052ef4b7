using System;
using System.Collections.Generic;
using System.IO;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.Runtime.Internal.Util;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>What a profile of the shared files says about endpoints; AWSSDK.Core's own reading loses parts.</summary>
internal sealed class ProfileEndpoints
{
    private readonly Dictionary<string, string> _profile = new(StringComparer.OrdinalIgnoreCase);
    private readonly ProfileIniFile? _configFile;
    private readonly string _service;

    private ProfileEndpoints(string name, string? location, string service)
    {
        _service = service;
        SharedCredentialsFile files = new(location);
        _configFile = Open(ConfigPath(files), markerRequired: !IsDefault(name));

        // Where both files have the profile, the credentials file wins, key by key.
        Add(_configFile, name);
        Add(Open(files.FilePath, markerRequired: false), name);
    }

    /// <summary>Whether the profile has <c>ignore_configured_endpoint_urls = true</c>.</summary>
    internal bool Ignored =>
        _profile.TryGetValue("ignore_configured_endpoint_urls", out string? text)
        && bool.TryParse(text, out bool ignored) && ignored;

    /// <summary>The service's URL in the <c>services</c> section, else the profile's <c>endpoint_url</c>.</summary>
    internal string? Url => ServiceUrl() ?? Value(_profile, "endpoint_url");

    /// <summary>Reads the profile that a configuration names, else the environment's, else the default.</summary>
    internal static ProfileEndpoints Of(ClientConfig config) => new(
        config.Profile?.Name ?? DefaultAWSCredentialsIdentityResolver.GetProfileName(),
        config.Profile?.Location,
        config.ServiceId.Replace(' ', '_').ToLowerInvariant());

    private static bool IsDefault(string name) => string.Equals(name, "default", StringComparison.Ordinal);

    // AWSSDK.Core finds the file that goes with the credentials file in the same two ways.
    private static string ConfigPath(SharedCredentialsFile files) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_CONFIG_FILE"))
            ? Path.Combine(Path.GetDirectoryName(files.FilePath) ?? "", "config")
            : files.ConfigFilePath;

    private static ProfileIniFile? Open(string path, bool markerRequired) =>
        File.Exists(path) ? new ProfileIniFile(path, markerRequired) : null;

    private static string? Value(Dictionary<string, string> section, string key) =>
        section.TryGetValue(key, out string? value) && !string.IsNullOrEmpty(value) ? value : null;

    private void Add(ProfileIniFile? file, string name)
    {
        if (file is null
            || !file.TryGetSection(
                name, isSsoSession: false, isServicesSection: false, out Dictionary<string, string> section, out _))
        {
            return;
        }

        foreach (KeyValuePair<string, string> setting in section)
            _profile[setting.Key] = setting.Value;
    }

    private string? ServiceUrl()
    {
        if (_configFile is null || Value(_profile, "services") is not string section)
            return null;
        _configFile.ProfileMarkerRequired = true;
        return _configFile.TryGetSection(
                section, isSsoSession: false, isServicesSection: true, out _,
                out Dictionary<string, Dictionary<string, string>> services)
            && services.TryGetValue(_service, out Dictionary<string, string>? service)
            ? Value(service, "endpoint_url")
            : null;
    }
}
