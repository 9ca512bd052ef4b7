using System;
using System.Collections.Generic;
using System.Linq;
using Amazon;
using Amazon.Runtime.CredentialManagement;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// A profile as the configuration files have it. Handed around in place of AWSSDK's <see cref="CredentialProfile"/>,
/// whose text form shows the session token.
/// </summary>
internal sealed class ProfileSection
{
    // What AWSSDK.Core reads credentials from: each setting and the option it becomes.
    private static readonly (string Setting, Action<CredentialProfileOptions, string> Set)[] CredentialSettings =
    [
        ("aws_access_key_id", (options, value) => options.AccessKey = value),
        ("aws_secret_access_key", (options, value) => options.SecretKey = value),
        ("aws_session_token", (options, value) => options.Token = value),
        ("credential_process", (options, value) => options.CredentialProcess = value),
        ("credential_source", (options, value) => options.CredentialSource = value),
        ("external_id", (options, value) => options.ExternalID = value),
        ("login_session", (options, value) => options.LoginSession = value),
        ("mfa_serial", (options, value) => options.MfaSerial = value),
        ("role_arn", (options, value) => options.RoleArn = value),
        ("role_session_name", (options, value) => options.RoleSessionName = value),
        ("source_profile", (options, value) => options.SourceProfile = value),
        ("sso_account_id", (options, value) => options.SsoAccountId = value),
        ("sso_region", (options, value) => options.SsoRegion = value),
        ("sso_registration_scopes", (options, value) => options.SsoRegistrationScopes = value),
        ("sso_role_name", (options, value) => options.SsoRoleName = value),
        ("sso_session", (options, value) => options.SsoSession = value),
        ("sso_start_url", (options, value) => options.SsoStartUrl = value),
        ("web_identity_token_file", (options, value) => options.WebIdentityTokenFile = value),
    ];

    private readonly Dictionary<string, string> _settings;
    private readonly Func<string, IniSection?> _services;
    private readonly CredentialProfile? _stored;

    internal ProfileSection(
        string name,
        string source,
        Dictionary<string, string> settings,
        Func<string, IniSection?> services,
        CredentialProfile? stored = null)
    {
        Name = name;
        Source = source;
        _settings = settings;
        _services = services;
        _stored = stored;
    }

    /// <summary>The profile's name.</summary>
    public string Name { get; }

    /// <summary>
    /// The profile and the file or files it stands in, for instance <c>profile 'prod' in /home/u/.aws/config</c>.
    /// </summary>
    public string Source { get; }

    /// <summary>The profile's own region, or null.</summary>
    public string? Region => Get("region");

    /// <summary>The names of the settings that are about credentials, for messages.</summary>
    internal IEnumerable<string> CredentialSettingNames => _stored is not null
        ? ["(kept in the encrypted store)"]
        : CredentialSettings.Select(known => known.Setting).Where(_settings.ContainsKey);

    /// <summary>Whether the profile says anything of credentials; many set no more than a region.</summary>
    internal bool HasCredentials => CredentialSettingNames.Any();

    internal string? Get(string setting) => _settings.TryGetValue(setting, out string? value) ? value : null;

    /// <summary>A setting of a service in the section that the profile's <c>services</c> names.</summary>
    internal string? GetForService(string service, string setting)
    {
        if (Get("services") is not string name)
            return null;

        IniSection section = _services(name)
            ?? throw IdentityErrors.InvalidProfile(this, $"names the services section '{name}', which does not exist");
        return section.Nested.TryGetValue(service, out Dictionary<string, string>? settings)
            && settings.TryGetValue(setting, out string? value) ? value : null;
    }

    /// <summary>The profile in AWSSDK's terms, for its credentials factory.</summary>
    internal CredentialProfile ToCredentialProfile()
    {
        if (_stored is not null)
            return _stored;

        CredentialProfileOptions options = new();
        foreach ((string setting, Action<CredentialProfileOptions, string> set) in CredentialSettings)
        {
            if (Get(setting) is string value)
                set(options, value);
        }

        return new CredentialProfile(Name, options)
        {
            Region = Region is string region
                ? RegionEndpoint.GetBySystemName(RegionName.Check(region, Source).SystemName)
                : null,
        };
    }

    /// <summary>The same as <see cref="Source"/>.</summary>
    public override string ToString() => Source;
}
