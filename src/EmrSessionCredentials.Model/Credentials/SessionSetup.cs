using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Calls;

/// <summary>
/// What a session was opened with, so that one like it can be opened later: by a credential that is renewed, or whose
/// host is looked up. It stays inside: secret keys can be in it.
/// </summary>
/// <param name="Identity">Who signs, and where: the region is the one that was found.</param>
/// <param name="Options">How calls are made.</param>
internal sealed record SessionSetup(IdentityOptions Identity, ClientOptions Options)
{
    /// <summary>Nothing of what is in it.</summary>
    public override string ToString() => nameof(SessionSetup);
}
