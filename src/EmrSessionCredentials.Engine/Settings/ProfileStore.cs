using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Settings;

/// <summary>
/// The profiles as the configuration files have them now. Each file is read at most once, and only when something is
/// looked for; hand the same store to all resolvers of one call, and take a new one for the next.
/// </summary>
internal sealed class ProfileStore
{
    /// <summary>The profile that is meant where none is named.</summary>
    public const string DefaultProfile = "default";

    private readonly IdentityOptions _options;
    private IniDocument? _credentials;
    private IniDocument? _config;

    private ProfileStore(IdentityOptions options, ProfilePaths paths)
    {
        _options = options;
        Paths = paths;
    }

    /// <summary>The files that are read.</summary>
    internal ProfilePaths Paths { get; }

    /// <summary>When the files had been written that were read. A file that changes meanwhile is read again.</summary>
    internal (DateTime Credentials, DateTime Config) Written { get; private set; }

    /// <summary>
    /// The profile named by the options, else by AWS_DEFAULT_PROFILE or AWS_PROFILE, else <c>default</c>.
    /// </summary>
    public string ActiveName => NullIfBlank(_options.ProfileName) ?? NamedByEnvironment?.Name ?? DefaultProfile;

    /// <summary>The profile that the environment names, and the variable; botocore prefers the older one.</summary>
    internal static (string Name, string Variable)? NamedByEnvironment
    {
        get
        {
            foreach (string variable in new[] { "AWS_DEFAULT_PROFILE", "AWS_PROFILE" })
            {
                if (EnvironmentSetting.Get(variable) is string name)
                    return (name, variable);
            }

            return null;
        }
    }

    /// <summary>
    /// The active profile: its settings count for every signer, as in the AWS CLI. Null where it does not exist.
    /// </summary>
    /// <exception cref="SessionCredentialException"><c>InvalidCredentialsFile</c>.</exception>
    public ProfileSection? Active => Find(ActiveName);

    internal string Location => UsesSdkStore
        ? $"{Paths.Credentials}, {Paths.Config} and {SdkStore.Description}"
        : $"{Paths.Credentials} and {Paths.Config}";

    private bool UsesSdkStore => NullIfBlank(_options.ProfileLocation) is null && SdkStore.Names.Count > 0;

    /// <summary>The profiles that the options mean, at the place that they and the environment name.</summary>
    public static ProfileStore For(IdentityOptions options) => new(options, ProfilePaths.For(options.ProfileLocation));

    /// <summary>The profiles as the same files have them now, also where the environment names others.</summary>
    internal ProfileStore ReadAgain() => new(_options, Paths);

    /// <summary>The names of all profiles, in the order of the files; for completion and for messages.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidCredentialsFile</c>.</exception>
    public IReadOnlyList<string> ListNames()
    {
        Read(ActiveName);
        IEnumerable<string> stored = NullIfBlank(_options.ProfileLocation) is null ? SdkStore.Names : [];
        return
        [
            .. stored
                .Concat(_credentials!.Sections.Where(section => section.IsNamed && (section.Kind is "" or IniSection.Profile))
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
        if (UsesSdkStore && SdkStore.Find(name, this) is ProfileSection stored)
            return stored;

        Read(name);
        IniSection? credentials = _credentials!.Find("", name) ?? _credentials.Find(IniSection.Profile, name);
        IniSection? config = _config!.Find(IniSection.Profile, name)
            ?? (string.Equals(name, DefaultProfile, StringComparison.Ordinal) ? _config.Find("", name) : null);
        if (credentials is null && config is null)
            return null;

        IEnumerable<string> files = new[] { (credentials, Paths.Credentials), (config, Paths.Config) }
            .Where(pair => pair.Item1 is not null).Select(pair => pair.Item2).Distinct(StringComparer.Ordinal);
        string source = $"profile '{name}' in {string.Join(" and ", files)}";
        ThrowIfBroken(source, credentials);
        ThrowIfBroken(source, config);
        return new ProfileSection(name, source, credentials?.Settings ?? [], config?.Settings ?? [], this)
        {
            Empty = [.. credentials?.Empty ?? [], .. config?.Empty ?? []],
            Warnings = [.. new[] { credentials, config }.Where(section => section is { IsRepeated: true })
                .Select(section => $"The {source} has more than one section of that name in a file; the later setting counts.").Distinct()],
        };
    }

    /// <summary>The section that <c>sso_session</c> or <c>services</c> of a profile names.</summary>
    /// <exception cref="SessionCredentialException">
    /// <c>InvalidProfile</c>: it does not exist, or cannot be read.
    /// </exception>
    internal IniSection FindShared(string kind, string name, ProfileSection profile)
    {
        Read(ActiveName);
        string named = $"names the {(kind == IniSection.Services ? "services section" : kind)} '{name}', which";
        IniSection section = _config!.Find(kind, name) ?? _credentials!.Find(kind, name)
            ?? throw IdentityErrors.InvalidProfile(
                profile,
                $"{named} does not exist",
                $"Add the section [{kind} {name}] to the config file, or correct {kind.Replace('-', '_')}.");
        return section.Problem is string problem
            ? throw IdentityErrors.InvalidProfile(profile, $"{named} cannot be read: {problem}", "Correct that line.")
            : section;
    }

    /// <summary>The error for a profile that <see cref="Find"/> did not find.</summary>
    internal SessionCredentialException NotFound(string name, string askedBy) =>
        IdentityErrors.ProfileNotFound(name, askedBy, Location, ListNames());

    private static void ThrowIfBroken(string source, IniSection? section)
    {
        if (section?.Problem is string problem)
        {
            throw IdentityErrors.Configuration(
                IdentityErrorCodes.InvalidCredentialsFile, $"The {source} cannot be read: {problem}.", "Correct that line.", source);
        }

        if (section?.Repetition is string repetition)
        {
            throw IdentityErrors.Configuration(
                IdentityErrorCodes.InvalidProfile, $"The {source} is ambiguous: {repetition}.", "Remove one of the two lines.", source);
        }
    }

    private static bool IsConfigProfile(IniSection section) =>
        section.IsNamed && (section.Kind is IniSection.Profile || section.Is("", DefaultProfile));

    private void Read(string profile)
    {
        if (_config is not null)
            return;
        try
        {
            Written = Paths.WrittenAt();
            _credentials = IniDocument.Read(Paths.Credentials, Paths.MustExist);
            _config = IniDocument.Read(Paths.Config, mustExist: false);
        }
        catch (UnreadableFileException exception)
        {
            throw IdentityErrors.InvalidFile(exception.Message, profile);
        }
    }

    private static string? NullIfBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
