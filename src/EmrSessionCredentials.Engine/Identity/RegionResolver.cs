using System;
using System.Collections;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Which region is called: the one given; $StoredAWSRegion; that of the profile named; AWS_REGION; AWS_DEFAULT_REGION;
/// that of the profile that the environment names or else of the default profile; that of the EC2 instance.
/// </summary>
internal static class RegionResolver
{
    /// <summary>Chooses the region, from the environment as it is now.</summary>
    /// <param name="store">The profiles, which other look-ups of the same call use, too.</param>
    /// <exception cref="SessionCredentialException">
    /// <c>NoRegion</c>, <c>InvalidRegion</c>, <c>ProfileNotFound</c>, <c>InvalidCredentialsFile</c>.
    /// </exception>
    public static async Task<ChosenRegion> ResolveAsync(
        IdentityOptions options, ProfileStore store, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SearchTrail trail = new();
        return FindConfigured(options, store, trail)
            ?? await FromInstanceAsync(store, trail, cancellationToken).ConfigureAwait(false)
            ?? throw trail.NoRegion();
    }

    /// <summary>The region that is configured somewhere, without asking the instance.</summary>
    internal static ChosenRegion? FindConfigured(IdentityOptions options, ProfileStore store, SearchTrail trail) =>
        Take(options.Region, nameof(options.Region), "not given", trail)
        ?? Take(ReadStored(options.StoredRegion), "$StoredAWSRegion", "not set", trail)
        ?? FromNamedProfile(options, store, trail)
        ?? FromEnvironment("AWS_REGION", trail)
        ?? FromEnvironment("AWS_DEFAULT_REGION", trail)
        ?? FromDefaultProfile(store, trail);

    private static ChosenRegion? Take(string? name, string source, string why, SearchTrail trail)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            ChosenRegion region = RegionName.Check(name!, source);
            trail.Add(source, PlaceState.Found, region.SystemName);
            return region;
        }

        trail.Missed(source, why);
        return null;
    }

    // By the member's name, not by type: it is RegionEndpoint or AWSRegion, of another load context.
    private static string? ReadStored(object? stored)
    {
        if (stored is null or string)
            return stored as string;

        // A table stands for an object that has nothing but properties (PSCustomObject).
        object? name = stored is IDictionary table
            ? table["SystemName"]
            : stored.GetType()
                .GetProperties(BindingFlags.Instance | BindingFlags.Public)
                .FirstOrDefault(property => string.Equals(property.Name, "SystemName", StringComparison.Ordinal)
                    && property.GetIndexParameters().Length == 0)?
                .GetValue(stored);
        return name is string { Length: > 0 } text
            ? text
            : throw new SessionCredentialException(
                FailureKind.InvalidParameter,
                IdentityErrorCodes.InvalidRegion,
                $"$StoredAWSRegion is an object of the type {TypeOf(stored)}, which has no SystemName.",
                "Set it with Set-DefaultAWSRegion, or to a string.")
            {
                Setting = "$StoredAWSRegion",
            };
    }

    private static string TypeOf(object stored) =>
        stored is IDictionary ? "PSCustomObject" : stored.GetType().FullName!;

    private static ChosenRegion? FromNamedProfile(IdentityOptions options, ProfileStore store, SearchTrail trail)
    {
        if (string.IsNullOrWhiteSpace(options.ProfileName))
            return Take(null, nameof(options.ProfileName), "not given", trail);

        ProfileSection profile = store.Find(store.ActiveName)
            ?? throw store.NotFound(store.ActiveName, nameof(options.ProfileName));
        return Take(profile.Region, $"the {profile.Source}", "sets no region", trail);
    }

    private static ChosenRegion? FromEnvironment(string variable, SearchTrail trail) =>
        Take(EnvironmentSetting.Get(variable), variable, "not set", trail);

    private static ChosenRegion? FromDefaultProfile(ProfileStore store, SearchTrail trail)
    {
        string name = ProfileStore.NamedByEnvironment?.Name ?? ProfileStore.DefaultProfile;
        return store.Find(name) is ProfileSection profile
            ? Take(profile.Region, $"the {profile.Source}", "sets no region", trail)
            : Take(null, $"the profile '{name}'", $"not in {store.Location}", trail);
    }

    private static async Task<ChosenRegion?> FromInstanceAsync(
        ProfileStore store, SearchTrail trail, CancellationToken cancellationToken)
    {
        (string? name, string? why) =
            await InstanceMetadata.FindRegionAsync(store, cancellationToken).ConfigureAwait(false);
        return Take(name, "the EC2 instance", why ?? "", trail);
    }
}
