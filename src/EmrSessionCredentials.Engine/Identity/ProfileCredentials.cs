using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using Amazon.Runtime;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The credentials of a profile, found in the order of botocore: a role; a web identity; IAM Identity Center; keys in
/// the credentials file; <c>credential_process</c>; keys in the config file.
/// </summary>
internal sealed class ProfileCredentials
{
    private const int ShortestDuration = 900;

    private readonly ProfileStore _store;
    private readonly IdentityOptions _options;
    private readonly List<ProfileSection> _roles = [];
    private readonly List<string> _warnings = [];

    // The profile that a login belongs to, for the error that asks for one.
    private string? _loginProfile;

    private ProfileCredentials(ProfileStore store, IdentityOptions options)
    {
        _store = store;
        _options = options;
    }

    /// <summary>Who signs for a profile; null where nothing in it gives credentials.</summary>
    /// <exception cref="SessionCredentialException">Its settings do not make credentials.</exception>
    internal static SigningIdentity? Create(ProfileSection profile, ProfileStore store, IdentityOptions options)
    {
        ProfileCredentials finder = new(store, options);
        // As botocore: the environment changes the web identity of a profile, but not of one that is named or a source.
        bool readsEnvironment = string.IsNullOrWhiteSpace(options.ProfileName);
        AWSCredentials? found = profile.AssumesRole
            ? finder.AssumeRole(profile)
            : finder.FindOwn(profile, readsEnvironment);
        return found is null
            ? null
            : new SigningIdentity(found, profile.Source, profile, finder._loginProfile ?? profile.Name)
            {
                Warnings = [.. profile.Warnings, .. finder._warnings],
            };
    }

    private AWSCredentials? FindOwn(ProfileSection profile, bool readsEnvironment = false)
    {
        ThrowIfEmpty(profile, "role_arn", "sso_account_id", "sso_role_name");
        AWSCredentials? found = FromWebIdentity(profile, readsEnvironment);
        found ??= FromSso(profile);
        found ??= FromKeys(profile, ProfileFile.Credentials);
        ThrowIfLogin(profile, found);
        found ??= FromProcess(profile);
        return found ?? FromKeys(profile, ProfileFile.Config);
    }

    // Without it another identity would sign than the one that the profile is for.
    private static void ThrowIfEmpty(ProfileSection profile, params string[] settings)
    {
        if (settings.FirstOrDefault(profile.IsEmpty) is { } setting)
            throw IdentityErrors.InvalidProfile(
                profile, $"has an empty {setting}", $"Give {setting} a value, or remove the line.");
    }

    private RoleCredentials AssumeRole(ProfileSection profile)
    {
        ThrowIfEmpty(profile, "role_arn", "source_profile", "credential_source", "external_id", "mfa_serial");
        string? sourceProfile = profile.Get("source_profile");
        string? credentialSource = profile.Get("credential_source");
        if (profile.Get("mfa_serial") is not null)
            throw MfaRequired(profile);
        string role = profile.Get("role_arn")!;
        string? sessionName = profile.Get("role_session_name");
        string? externalId = profile.Get("external_id");
        if (RoleSetting.FindTooShort(role, sessionName, externalId) is { } tooShort)
            throw IdentityErrors.InvalidProfile(profile, tooShort, "Correct that setting.");
        if (sourceProfile is not null && credentialSource is not null)
            throw IdentityErrors.InvalidProfile(
                profile, "has both source_profile and credential_source", "Remove one of them.");

        _roles.Add(profile);
        AWSCredentials source = sourceProfile is not null ? FromSource(profile, sourceProfile)
            : credentialSource is not null ? CredentialSource.Create(credentialSource, profile, _store)
            : throw IdentityErrors.InvalidProfile(
                profile,
                "has role_arn without source_profile or credential_source",
                "Add source_profile or credential_source: it says who assumes the role.");
        return new RoleCredentials(
            source,
            role,
            sessionName ?? SessionName(),
            new AssumeRoleAWSCredentialsOptions { ExternalId = externalId, DurationSeconds = Duration(profile) },
            StsSettings.For(_options, _store));
    }

    // A source with keys gives the keys, also where it assumes a role itself; that includes a profile that is its own
    // source.
    private CheckedCredentials FromSource(ProfileSection profile, string name)
    {
        ProfileSection source = _store.Find(name)
            ?? throw _store.NotFound(name, $"source_profile of the {profile.Source}");
        bool isItself = string.Equals(name, profile.Name, StringComparison.Ordinal);
        if (_roles.Any(role => string.Equals(role.Name, name, StringComparison.Ordinal)) && !(isItself && source.HasKeys))
        {
            string path = string.Join(" -> ", _roles.Select(role => role.Name));
            throw IdentityErrors.Configuration(
                IdentityErrorCodes.SourceProfileLoop,
                $"The {_roles[0].Source} does not lead to credentials: {path} -> {name}.",
                $"Set source_profile of '{profile.Name}' to a profile that has credentials of its own.",
                profile.Source);
        }

        AWSCredentials? found = source.AssumesRole && !source.HasKeys ? AssumeRole(source) : FindOwn(source);
        return found is not null
            ? new CheckedCredentials(found, source.Source)
            : throw IdentityErrors.InvalidProfile(
                source,
                $"has no credentials, and it is source_profile of the {profile.Source}",
                "Add credentials to it, or set source_profile to a profile that has some.");
    }

    private WebIdentityCredentials? FromWebIdentity(ProfileSection profile, bool readsEnvironment)
    {
        if (profile.Get("web_identity_token_file") is not string file)
            return null;
        string role = Setting(AmbientIdentity.Role, "role_arn")
            ?? throw IdentityErrors.InvalidProfile(
                profile, "has web_identity_token_file without role_arn", "Add role_arn.");
        return WebIdentityCredentials.Create(
            file,
            role,
            Setting(AmbientIdentity.RoleSessionName, "role_session_name"),
            $"the {profile.Source}",
            StsSettings.For(_options, _store));

        string? Setting(string variable, string name) =>
            (readsEnvironment ? EnvironmentSetting.Get(variable) : null) ?? profile.Get(name);
    }

    private SSOAWSCredentials? FromSso(ProfileSection profile)
    {
        if (!profile.UsesSso)
            return null;
        _loginProfile = profile.Name;
        if (profile.HasKeys)
            _warnings.Add(
                $"The {profile.Source} has keys beside its IAM Identity Center settings; the keys are not used.");
        return SsoProfile.Create(profile, _store, _options);
    }

    private ProfileFileCredentials? FromKeys(ProfileSection profile, ProfileFile file) =>
        profile.KeysIn(file) is { } keys
            ? new ProfileFileCredentials(profile.Name, file, keys, _store)
            : null;

    private static void ThrowIfLogin(ProfileSection profile, AWSCredentials? found)
    {
        if (found is not null || profile.Get("login_session") is null)
            return;
        throw IdentityErrors.InvalidProfile(
            profile,
            "is one of 'aws login' (login_session), which this module cannot read",
            "Give another profile the line: credential_process = aws configure export-credentials --profile "
            + $"{profile.Name} --format process");
    }

    private static ProcessCredentials? FromProcess(ProfileSection profile)
    {
        ThrowIfEmpty(profile, "credential_process");
        return profile.Get("credential_process") is string command
            ? new ProcessCredentials(command, profile.Source)
            : null;
    }

    // As botocore: what is not a number is left out, what is too short is refused, and STS knows the role's maximum.
    private int? Duration(ProfileSection profile)
    {
        if (profile.Get("duration_seconds") is not string text)
            return null;
        if (BigInteger.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out BigInteger seconds))
        {
            return seconds >= ShortestDuration && seconds <= int.MaxValue
                ? (int)seconds
                : throw IdentityErrors.InvalidProfile(
                    profile,
                    $"has a duration_seconds {(seconds < ShortestDuration ? $"below {ShortestDuration}" : "that is too large")}",
                    "AWS STS takes 900 to 43200 seconds.");
        }

        _warnings.Add($"duration_seconds of the {profile.Source} is not a number of seconds, and is not used.");
        return null;
    }

    private static string SessionName() => $"EmrSessionCredentials-{Guid.NewGuid():N}";

    private static SessionCredentialException MfaRequired(ProfileSection profile) => IdentityErrors.Configuration(
        IdentityErrorCodes.MfaRequired,
        $"The {profile.Source} needs an MFA code (mfa_serial), and this module cannot ask for one.",
        "Assume the role yourself, and pass (Use-STSRole -RoleArn … -RoleSessionName … -SerialNumber … -TokenCode …).Credentials "
        + $"with Credential; or set the environment variables that 'aws configure export-credentials --profile {profile.Name} "
        + "--format powershell' prints.",
        profile.Source);
}
