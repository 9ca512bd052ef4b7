using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Keeps where credentials or a region were looked for, in order, and why each place did not apply. What the caller gives has
/// the name of the member of <see cref="IdentityOptions"/>.
/// </summary>
internal sealed class SearchTrail
{
    private readonly List<ConsideredPlace> _places = [];

    internal IReadOnlyList<ConsideredPlace> Places => _places;

    /// <summary>Notes a place that did not apply; gives null, which is what a step that found nothing gives.</summary>
    internal SigningIdentity? Missed(string place, string why)
    {
        Add(place, PlaceState.Skipped, why);
        return null;
    }

    internal void Add(string place, PlaceState state, string reason) => _places.Add(new ConsideredPlace(place, state, reason));

    internal SessionCredentialException NoCredentials() => Nowhere(
        IdentityErrorCodes.NoCredentials,
        "No AWS credentials were found to sign with.",
        "set $StoredAWSCredentials with Set-AWSCredential, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        nameof(IdentityOptions.Credential));

    internal SessionCredentialException NoRegion() => Nowhere(
        IdentityErrorCodes.NoRegion,
        "No AWS region was found to call.",
        "set $StoredAWSRegion with Set-DefaultAWSRegion, or set AWS_REGION.",
        nameof(IdentityOptions.Region));

    private SessionCredentialException Nowhere(string code, string message, string advice, string setting) => new(
        FailureKind.NotConfigured,
        code,
        $"{message} Searched, in this order: {string.Join("; ", _places.Select((place, index) => $"({index + 1}) {place}"))}.",
        char.ToUpperInvariant(advice[0]) + advice.Substring(1))
    {
        Setting = setting,
        Considered = _places,
    };
}
