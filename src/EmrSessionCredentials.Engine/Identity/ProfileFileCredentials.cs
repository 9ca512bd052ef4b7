using System;
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
    private readonly ProfilePaths _paths;
    private readonly object _lock = new();
    private (DateTime, DateTime) _written;
    private ImmutableCredentials _current;

    internal ProfileFileCredentials(
        string profile, ProfileFile file, ImmutableCredentials keys, ProfileStore store, IdentityOptions options)
    {
        _options = options;
        _profile = profile;
        _file = file;
        _paths = store.Paths;
        _written = store.Written;
        _current = keys;
    }

    public override ImmutableCredentials GetCredentials()
    {
        lock (_lock)
        {
            if (_paths.WrittenAt() == _written)
                return _current;

            try
            {
                ProfileStore store = ProfileStore.For(_options);
                _current = store.Find(_profile)?.KeysIn(_file) ?? _current;
                _written = store.Written;
            }
            catch (SessionCredentialException)
            {
                // Half written, most likely: the keys at hand may still do, and the next use reads again.
            }

            return _current;
        }
    }
}
