using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Identity;

/// <summary>Keeps where was looked, in order, and why each place did not apply, for the one error at the end.</summary>
internal sealed class SearchTrail
{
    private readonly List<string> _places = [];

    /// <summary>Notes a place that did not apply; gives null, which is what a step that found nothing gives.</summary>
    internal SigningIdentity? Missed(string place, string why)
    {
        _places.Add($"{place}: {why}");
        return null;
    }

    internal SessionCredentialException NoCredentials() => new(
        FailureKind.NotConfigured,
        IdentityErrorCodes.NoCredentials,
        "There are no AWS credentials to sign with. Looked, in this order, at " + List(),
        "Name a profile, give an access key and secret key, set $StoredAWSCredentials (Set-AWSCredential), or set the "
        + "environment variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.");

    internal SessionCredentialException NoRegion() => new(
        FailureKind.NotConfigured,
        IdentityErrorCodes.NoRegion,
        "There is no AWS region to call. Looked, in this order, at " + List(),
        "Name a region, or set the environment variable AWS_REGION.");

    private string List() => string.Join("; ", _places.Select((place, index) => $"({index + 1}) {place}")) + ".";
}
