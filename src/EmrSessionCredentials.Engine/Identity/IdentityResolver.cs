using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Who signs: the keys given; the credential object given; the profile named; $StoredAWSCredentials; the keys in the
/// environment; a role of the profile that the environment names, or else of the default profile; a web identity in the
/// environment; the other credentials of that profile; the container's role; the instance's role. What was named and
/// cannot be used is an error, never a reason to sign as somebody else.
/// </summary>
internal static class IdentityResolver
{
    private const string StoredCredentials = "$StoredAWSCredentials";

    private static readonly string[] Places =
    [
        nameof(IdentityOptions.AccessKey),
        nameof(IdentityOptions.Credential),
        nameof(IdentityOptions.ProfileName),
        StoredCredentials,
        EnvironmentCredentials.AccessKey,
        AmbientIdentity.TokenFile,
        "profile of the environment, or default",
        ContainerEndpoint.Variables,
        "EC2 instance",
    ];

    /// <summary>Chooses who signs, from the environment as it is now.</summary>
    /// <param name="store">The profiles, which other look-ups of the same call use, too.</param>
    /// <returns>
    /// The identity. An object, and a profile's login, role or process, is used at the first request for credentials
    /// only; see <see cref="SigningIdentity.GetKeysAsync"/>.
    /// </returns>
    /// <exception cref="SessionCredentialException">
    /// One of <see cref="IdentityErrorCodes"/>; <c>NoCredentials</c> lists where it looked, in order.
    /// </exception>
    public static async Task<SigningIdentity> ResolveAsync(
        IdentityOptions options, ProfileStore store, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SearchTrail trail = new();
        // An error whichever source signs: the endpoint and the FIPS setting of that profile would be missing.
        if (string.IsNullOrWhiteSpace(options.ProfileName) && store.Active is null && ProfileStore.NamedByEnvironment is { } missing)
            throw store.NotFound(missing.Name, $"the environment variable {missing.Variable}");
        SigningIdentity? found = FromKeys(options, trail)
            ?? FromObject(options.Credential, nameof(options.Credential), "credential object given", trail)
            ?? FromNamedProfile(options, store, trail)
            ?? FromObject(options.StoredCredentials, StoredCredentials, StoredCredentials, trail)
            ?? AmbientIdentity.FromEnvironment(trail)
            ?? FromUsualProfile(options, store, trail)
            ?? AmbientIdentity.FromContainer(trail)
            ?? await AmbientIdentity.FromInstanceAsync(store, trail, cancellationToken).ConfigureAwait(false)
            ?? throw trail.NoCredentials();
        found.Considered = Complete(trail, found);
        return found;
    }

    // Places are always the same, so those after the last one looked at were not used.
    private static IReadOnlyList<ConsideredPlace> Complete(SearchTrail trail, SigningIdentity found)
    {
        int searched = trail.Places.Count;
        trail.Add(Places[searched], PlaceState.Found, found.Source);
        foreach (string place in Places.Skip(searched + 1))
            trail.Add(place, PlaceState.Unused, "an earlier place has credentials");
        return trail.Places;
    }

    private static SigningIdentity? FromKeys(IdentityOptions options, SearchTrail trail)
    {
        string? accessKey = SecretText.Of(options.AccessKey);
        string? secretKey = SecretText.Of(options.SecretKey);
        string? token = SecretText.Of(options.SessionToken);
        return (accessKey, secretKey, token) switch
        {
            (null, null, null) => trail.Missed(nameof(options.AccessKey), "not given"),
            (null, null, _) => throw IdentityErrors.IncompleteKeys(
                $"A session token ({nameof(options.SessionToken)})", "the keys that it belongs to", nameof(options.SessionToken)),
            (null, _, _) => throw IdentityErrors.IncompleteKeys(
                $"A secret key ({nameof(options.SecretKey)})", $"an access key ({nameof(options.AccessKey)})", nameof(options.AccessKey)),
            (_, null, _) => throw IdentityErrors.IncompleteKeys(
                $"An access key ({nameof(options.AccessKey)})", $"a secret key ({nameof(options.SecretKey)})", nameof(options.SecretKey)),
            (_, _, null) => new SigningIdentity(new BasicAWSCredentials(accessKey, secretKey), "access key given"),
            _ => new SigningIdentity(new SessionAWSCredentials(accessKey, secretKey, token), "access key given"),
        };
    }

    private static SigningIdentity? FromObject(object? source, string place, string origin, SearchTrail trail) => source is null
        ? trail.Missed(place, place == StoredCredentials ? "not set" : "not given")
        : new SigningIdentity(new ShapedCredentials(source, place), origin);

    private static SigningIdentity? FromNamedProfile(IdentityOptions options, ProfileStore store, SearchTrail trail)
    {
        if (string.IsNullOrWhiteSpace(options.ProfileName))
            return trail.Missed(nameof(options.ProfileName), "not given");

        ProfileSection profile = store.Find(store.ActiveName)
            ?? throw store.NotFound(store.ActiveName, nameof(options.ProfileName));
        return ProfileCredentials.Create(profile, store, options)
            ?? throw IdentityErrors.InvalidProfile(
                profile,
                "has no settings for credentials",
                "A profile needs one of: aws_access_key_id with aws_secret_access_key; role_arn with source_profile, "
                + "credential_source or web_identity_token_file; sso_session with sso_account_id and sso_role_name; "
                + "credential_process.");
    }

    // A profile without credentials is not a mistake: on an instance it often sets the region, and the role signs.
    private static SigningIdentity? FromUsualProfile(IdentityOptions options, ProfileStore store, SearchTrail trail)
    {
        ProfileSection? profile = store.Active;
        // A web identity in the environment comes before keys in the files, and after a role in them.
        if (profile is { AssumesRole: true })
            trail.Missed(AmbientIdentity.TokenFile, "a profile that assumes a role comes first");
        else if (AmbientIdentity.FromWebIdentity(profile, options, store, trail) is { } webIdentity)
            return webIdentity;
        string place = ProfileStore.NamedByEnvironment is { } named
            ? $"the profile that {named.Variable} names"
            : "the default profile";
        return profile is null
            ? trail.Missed(place, $"not in {store.Location}")
            : ProfileCredentials.Create(profile, store, options)
                ?? trail.Missed(place, $"the {profile.Source} has no settings for credentials");
    }
}
