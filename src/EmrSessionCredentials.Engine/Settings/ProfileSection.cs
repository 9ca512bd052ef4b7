using System;
using System.Collections.Generic;
using System.Linq;
using Amazon.Runtime;

namespace EmrSessionCredentials.Settings;

/// <summary>
/// A profile as the configuration files have it. What the credentials file says counts; the config file adds to it.
/// Keys are the exception: a pair is read from one file alone, so that the halves of two pairs never become one.
/// </summary>
/// <param name="credentials">The settings in the credentials file, or in the encrypted store of AWS.Tools.</param>
/// <param name="config">The settings in the config file.</param>
internal sealed class ProfileSection(
    string name, string source, Dictionary<string, string> credentials, Dictionary<string, string> config, ProfileStore store)
{
    /// <summary>The profile's name.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The profile and the file or files that it is in, for instance <c>profile 'prod' in /home/u/.aws/config</c>.
    /// </summary>
    public string Source { get; } = source;

    /// <summary>The profile's own region, or null.</summary>
    public string? Region => Get("region");

    /// <summary>What is unusual about the profile and does not keep it from being used.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The settings that are there without a value, in either file.</summary>
    internal IReadOnlyList<string> Empty { get; init; } = [];

    /// <summary>
    /// Whether a role is assumed with the credentials of another source. A web identity is a source itself.
    /// </summary>
    internal bool AssumesRole => Get("role_arn") is not null && Get("web_identity_token_file") is null;

    /// <summary>Whether IAM Identity Center gives the credentials: <c>sso_session</c> alone is for tokens.</summary>
    internal bool UsesSso => Get("sso_account_id") is not null || Get("sso_role_name") is not null;

    /// <summary>Whether there is a key, or half a pair, in either file.</summary>
    internal bool HasKeys => Get("aws_access_key_id") is not null || Get("aws_secret_access_key") is not null;

    /// <summary>Whether a setting is there without a value.</summary>
    internal bool IsEmpty(string setting) => Empty.Contains(setting, StringComparer.OrdinalIgnoreCase);

    internal string? Get(string setting) =>
        credentials.TryGetValue(setting, out string? value) || config.TryGetValue(setting, out value) ? value : null;

    /// <summary>The keys in one of the two files, or null where that has no access key.</summary>
    /// <exception cref="SessionCredentialException">There is an access key without a secret key.</exception>
    internal ImmutableCredentials? KeysIn(ProfileFile file)
    {
        Dictionary<string, string> settings = file == ProfileFile.Credentials ? credentials : config;
        if (!settings.TryGetValue("aws_access_key_id", out string? accessKey))
            return null;
        if (!settings.TryGetValue("aws_secret_access_key", out string? secretKey))
        {
            throw IdentityErrors.InvalidProfile(
                this,
                $"has aws_access_key_id in the {(file == ProfileFile.Credentials ? "credentials" : "config")} file, "
                + "and no aws_secret_access_key there",
                "Add aws_secret_access_key to the same section, or remove aws_access_key_id.");
        }

        // The older name, which botocore prefers.
        return settings.TryGetValue("aws_security_token", out string? token)
            || settings.TryGetValue("aws_session_token", out token)
            ? new ImmutableCredentials(accessKey, secretKey, token)
            : new ImmutableCredentials(accessKey, secretKey, null);
    }

    /// <summary>A setting of a service in the section that the profile's <c>services</c> names.</summary>
    internal string? GetForService(string service, string setting)
    {
        if (Get("services") is not string section)
            return null;
        return store.FindShared(IniSection.Services, section, this).Nested
            .TryGetValue(service, out Dictionary<string, string>? settings)
            && settings.TryGetValue(setting, out string? value) ? value : null;
    }

    /// <summary>The same as <see cref="Source"/>.</summary>
    public override string ToString() => Source;
}
