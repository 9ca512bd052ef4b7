using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Amazon.Runtime.CredentialManagement;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The profiles as the configuration files have them now. Each file is read at most once, and only when something is
/// looked for; hand the same store to all resolvers of one call, and take a new one for the next.
/// </summary>
internal sealed class ProfileStore : ICredentialProfileSource
{
    /// <summary>The profile that is meant where none is named.</summary>
    public const string DefaultProfile = "default";

    private readonly IdentityOptions _options;
    private readonly ProfilePaths _paths;
    private IniDocument? _credentials;
    private IniDocument? _config;

    private ProfileStore(IdentityOptions options)
    {
        _options = options;
        _paths = ProfilePaths.For(options.ProfileLocation);
    }

    /// <summary>The credentials file that is read.</summary>
    public string CredentialsPath => _paths.Credentials;

    /// <summary>The configuration file that is read.</summary>
    public string ConfigPath => _paths.Config;

    /// <summary>The profile named by the options, else by AWS_PROFILE, else <c>default</c>.</summary>
    public string ActiveName => NullIfBlank(_options.ProfileName) ?? EnvironmentSetting.Get("AWS_PROFILE") ?? DefaultProfile;

    /// <summary>
    /// The active profile: its settings hold whoever signs, as they do for the AWS CLI. Null where it does not exist.
    /// </summary>
    /// <exception cref="SessionCredentialException"><c>InvalidCredentialsFile</c>.</exception>
    public ProfileSection? Active => Find(ActiveName);

    internal string Location => UsesSdkStore
        ? $"{CredentialsPath}, {ConfigPath} and {SdkStore.Description}"
        : $"{CredentialsPath} and {ConfigPath}";

    private bool UsesSdkStore => NullIfBlank(_options.ProfileLocation) is null && SdkStore.Names.Count > 0;

    /// <summary>The profiles that the options mean, at the place that they and the environment name.</summary>
    public static ProfileStore For(IdentityOptions options) => new(options);

    /// <summary>The names of all profiles, in the order of the files; for completion and for messages.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidCredentialsFile</c>.</exception>
    public IReadOnlyList<string> ListNames()
    {
        Read(ActiveName);
        IEnumerable<string> stored = NullIfBlank(_options.ProfileLocation) is null ? SdkStore.Names : [];
        return
        [
            .. stored
                .Concat(_credentials!.Sections.Where(section => section.Kind is "" or IniSection.Profile)
                    .Select(section => section.Name))
                .Concat(_config!.Sections.Where(IsConfigProfile).Select(section => section.Name))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Finds a profile; what the credentials file says of it wins over the configuration file.</summary>
    /// <param name="name">Its name, letter for letter.</param>
    /// <exception cref="SessionCredentialException"><c>InvalidCredentialsFile</c>, <c>InvalidProfile</c>.</exception>
    public ProfileSection? Find(string name)
    {
        Read(name);
        ProfileSection? stored = NullIfBlank(_options.ProfileLocation) is null ? SdkStore.Find(name, FindServices) : null;
        if (stored is not null)
            return stored;

        IniSection? credentials = _credentials!.Find("", name) ?? _credentials.Find(IniSection.Profile, name);
        IniSection? config = _config!.Sections.FirstOrDefault(section =>
            IsConfigProfile(section) && string.Equals(section.Name, name, StringComparison.Ordinal));
        if (credentials is null && config is null)
            return null;

        IEnumerable<string> files = new[] { (credentials, CredentialsPath), (config, ConfigPath) }
            .Where(pair => pair.Item1 is not null).Select(pair => pair.Item2).Distinct(StringComparer.Ordinal);
        Dictionary<string, string> settings = new(StringComparer.OrdinalIgnoreCase);
        string source = $"profile '{name}' in {string.Join(" and ", files)}";
        ProfileSection profile = new(name, source, settings, FindServices);
        foreach (IniSection? section in new[] { config, credentials })
            Overlay(settings, section, profile);
        AddSsoSession(settings, profile);
        return profile;
    }

    bool ICredentialProfileSource.TryGetProfile(string profileName, out CredentialProfile profile)
    {
        profile = Find(profileName)?.ToCredentialProfile()!;
        return profile is not null;
    }

    /// <summary>The error for a profile that <see cref="Find"/> did not find.</summary>
    internal SessionCredentialException NotFound(string name, string askedBy) =>
        IdentityErrors.ProfileNotFound(name, askedBy, Location, ListNames());

    // sso_session names a section that several profiles share.
    private void AddSsoSession(Dictionary<string, string> settings, ProfileSection profile)
    {
        if (!settings.TryGetValue("sso_session", out string? name))
            return;

        IniSection session = _config!.Find(IniSection.SsoSession, name)
            ?? _credentials!.Find(IniSection.SsoSession, name)
            ?? throw IdentityErrors.InvalidProfile(profile, $"names the sso-session '{name}', which does not exist");
        foreach (string setting in new[] { "sso_region", "sso_start_url", "sso_registration_scopes" })
        {
            if (session.Settings.TryGetValue(setting, out string? value))
                settings[setting] = value;
        }
    }

    private static void Overlay(Dictionary<string, string> settings, IniSection? section, ProfileSection profile)
    {
        if (section?.Problem is string problem)
            throw IdentityErrors.InvalidProfile(profile, $"is ambiguous: {problem}");
        foreach (KeyValuePair<string, string> setting in section?.Settings ?? [])
            settings[setting.Key] = setting.Value;
    }

    private IniSection? FindServices(string name) =>
        _config!.Find(IniSection.Services, name) ?? _credentials!.Find(IniSection.Services, name);

    private static bool IsConfigProfile(IniSection section) => section.Kind is IniSection.Profile
        || (section.Kind.Length == 0 && string.Equals(section.Name, DefaultProfile, StringComparison.Ordinal));

    private void Read(string profile)
    {
        try
        {
            _credentials ??= IniDocument.Read(CredentialsPath, _paths.MustExist);
            _config ??= IniDocument.Read(ConfigPath, mustExist: false);
        }
        catch (UnreadableFileException exception)
        {
            throw IdentityErrors.InvalidFile(exception.Message, profile);
        }
    }

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
