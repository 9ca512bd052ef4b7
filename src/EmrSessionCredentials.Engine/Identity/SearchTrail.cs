using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Keeps where credentials or a region were looked for, in order, and why each place did not apply. What the caller
/// gives has the name of the member of <see cref="IdentityOptions"/>.
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

    internal void Add(string place, PlaceState state, string reason) =>
        _places.Add(new ConsideredPlace(place, state, reason));

    internal SessionCredentialException NoCredentials() => Nowhere(
        IdentityErrorCodes.NoCredentials,
        "No AWS credentials were found to sign with.",
        "Or set $StoredAWSCredentials with Set-AWSCredential, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment.",
        nameof(IdentityOptions.Credential));

    internal SessionCredentialException NoRegion() => Nowhere(
        IdentityErrorCodes.NoRegion,
        "No AWS region was found to call.",
        "Or set $StoredAWSRegion with Set-DefaultAWSRegion, or AWS_REGION in the environment.",
        nameof(IdentityOptions.Region));

    private SessionCredentialException Nowhere(string code, string message, string advice, string setting) => new(
        FailureKind.NotConfigured,
        code,
        $"{message} Searched, in this order: {string.Join("; ", _places.Select((place, index) => $"({index + 1}) {place}"))}.",
        advice)
    {
        Setting = setting,
        Considered = _places,
    };
}
