using System;
using System.IO;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The keys that a profile itself holds. Login tools (saml2aws, aws-vault and the like) write short-lived keys into the
/// credentials file and renew them there; a pipeline that runs for longer picks the new ones up.
/// </summary>
internal sealed class ProfileFileCredentials : AWSCredentials
{
    private readonly IdentityOptions _options;
    private readonly string _profile;
    private readonly (string Credentials, string Config) _paths;
    private readonly object _lock = new();
    private (DateTime, DateTime) _stamp;
    private ImmutableCredentials _current;

    internal ProfileFileCredentials(ProfileSection profile, ProfileStore store, IdentityOptions options)
    {
        _options = options;
        _profile = profile.Name;
        _paths = (store.CredentialsPath, store.ConfigPath);
        _stamp = Stamp();
        _current = KeysOf(profile)!;
    }

    /// <summary>The keys in a profile that holds keys and nothing else; null of any other kind of profile.</summary>
    internal static ImmutableCredentials? KeysOf(ProfileSection profile) =>
        profile.Get("role_arn") is null
        && profile.Get("aws_access_key_id") is string accessKey
        && profile.Get("aws_secret_access_key") is string secretKey
            ? new ImmutableCredentials(accessKey, secretKey, profile.Get("aws_session_token"))
            : null;

    public override ImmutableCredentials GetCredentials()
    {
        lock (_lock)
        {
            (DateTime, DateTime) stamp = Stamp();
            if (stamp == _stamp)
                return _current;

            try
            {
                ProfileSection? profile = ProfileStore.For(_options).Find(_profile);
                _current = profile is null ? _current : KeysOf(profile) ?? _current;
                _stamp = stamp;
            }
            catch (SessionCredentialException)
            {
                // Half written, most likely: the keys at hand may still do, and the next use reads again.
            }

            return _current;
        }
    }

    private (DateTime, DateTime) Stamp() =>
        (File.GetLastWriteTimeUtc(_paths.Credentials), File.GetLastWriteTimeUtc(_paths.Config));
}
