using System;
using System.Net;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// What must be the same for one session to serve: who signs, where and how, by value. Secrets are in it only as hashes
/// with a key of this process, except for a login in the URL of a proxy, which is part of that URL.
/// </summary>
internal sealed record SessionKey(IdentityOptions Identity, ClientOptions Options, string Secrets)
{
    /// <summary>
    /// The hash of the members that mostly differ. To hash the whole records would load a comparer for each of their
    /// types, and delay the first call.
    /// </summary>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(
        $"{Identity.ProfileName} {Identity.AccessKey} {Identity.Region} {Secrets}");

    internal static SessionKey Of(SessionSetup setup)
    {
        NetworkCredential? proxy = setup.Options.ProxyCredential;
        return new SessionKey(
            setup.Identity with { SecretKey = null, SessionToken = null },
            setup.Options with { ProxyCredential = null },
            SecretHash.Of(
                SecretText.Of(setup.Identity.SecretKey),
                SecretText.Of(setup.Identity.SessionToken),
                proxy?.Domain,
                proxy?.UserName,
                proxy?.Password));
    }
}
