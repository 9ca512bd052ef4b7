using System;
using System.IO;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The keys that a profile itself holds. Login tools (saml2aws, aws-vault and the like) write short-lived keys into the
/// credentials file and renew them there; a pipeline that runs for longer uses the new ones.
/// </summary>
internal sealed class ProfileFileCredentials : AWSCredentials
{
    private readonly IdentityOptions _options;
    private readonly string _profile;
    private readonly ProfileFile _file;
    private readonly (string Credentials, string Config) _paths;
    private readonly object _lock = new();
    private (DateTime, DateTime) _stamp;
    private ImmutableCredentials _current;

    internal ProfileFileCredentials(
        string profile, ProfileFile file, ImmutableCredentials keys, ProfileStore store, IdentityOptions options)
    {
        _options = options;
        _profile = profile;
        _file = file;
        _paths = (store.CredentialsPath, store.ConfigPath);
        _stamp = Stamp();
        _current = keys;
    }

    public override ImmutableCredentials GetCredentials()
    {
        lock (_lock)
        {
            (DateTime, DateTime) stamp = Stamp();
            if (stamp == _stamp)
                return _current;

            try
            {
                _current = ProfileStore.For(_options).Find(_profile)?.KeysIn(_file) ?? _current;
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
