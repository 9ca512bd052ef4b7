using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Reuse;

/// <summary>
/// What must be the same for a credential to be handed out again: who signs, where, and everything that was asked for.
/// </summary>
/// <param name="Signer">
/// Who signs: an access key and a hash, or a role with the name of its session. It is not a secret.
/// </param>
/// <param name="Endpoint">The endpoint that is called: its URL, or the variant of the region's own.</param>
/// <param name="Request">The request; two that say the same in other words must have been made equal before.</param>
internal sealed record ReuseKey(string Signer, string Region, string Endpoint, SessionCredentialRequest Request)
{
    /// <summary>Makes the key of a request.</summary>
    /// <returns>The key, in which an hour is an hour whether it was given as seconds or as a time span.</returns>
    public static ReuseKey For(string signer, string region, string endpoint, SessionCredentialRequest request) =>
        new(signer, region, endpoint, request.Normalize());
}
