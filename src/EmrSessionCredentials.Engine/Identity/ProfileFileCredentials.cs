using System;
using Amazon.Runtime;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The keys that a profile itself holds. Login tools (saml2aws, aws-vault and the like) write short-lived keys into the
/// credentials file and renew them there; a pipeline that runs for longer uses the new ones.
/// </summary>
internal sealed class ProfileFileCredentials(
    string profile, ProfileFile file, ImmutableCredentials keys, ProfileStore store)
    : AWSCredentials
{
    private readonly object _lock = new();
    private (DateTime, DateTime) _written = store.Written;
    private ImmutableCredentials _current = keys;

    public override ImmutableCredentials GetCredentials()
    {
        lock (_lock)
        {
            if (store.Paths.WrittenAt() == _written)
                return _current;

            try
            {
                ProfileStore renewed = store.ReadAgain();
                _current = renewed.Find(profile)?.KeysIn(file) ?? _current;
                _written = renewed.Written;
            }
            catch (SessionCredentialException)
            {
                // Half written, most likely: the keys at hand may still do, and the next use reads again.
            }

            return _current;
        }
    }
}
