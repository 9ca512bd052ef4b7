using System.Collections.Generic;
using System.Linq;
using Amazon;

namespace EmrSessionCredentials.Identity;

/// <summary>Names that can be completed.</summary>
public static class KnownNames
{
    /// <summary>The regions that AWSSDK.Core knows, for instance <c>eu-central-1</c>. Others can be called all the same.</summary>
    /// <returns>Each region's system name.</returns>
    public static IEnumerable<string> Regions() => RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName);

    /// <summary>The profiles that there are.</summary>
    /// <param name="profileLocation">The credentials file or its folder; null for the usual place.</param>
    /// <returns>Each name once.</returns>
    /// <exception cref="SessionCredentialException"><c>InvalidCredentialsFile</c>.</exception>
    public static IEnumerable<string> Profiles(string? profileLocation) =>
        ProfileStore.For(new IdentityOptions { ProfileLocation = profileLocation }).ListNames();
}
