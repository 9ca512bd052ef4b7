using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Who signs: the keys given; the credential object given; the profile named; $StoredAWSCredentials; the keys in the
/// environment; the profile that AWS_PROFILE names, or else the default profile; web identity; the container's role;
/// the instance's role. What was named and cannot be used is an error, never a reason to sign as somebody else.
/// </summary>
internal static class IdentityResolver
{
    /// <summary>Chooses who signs, from the files and the environment as they are now.</summary>
    /// <returns>
    /// The identity. An object, and a profile's login, role or process, is used at the first request for credentials only; see
    /// <see cref="SigningIdentity.EnsureUsableAsync"/>.
    /// </returns>
    /// <exception cref="SessionCredentialException">
    /// One of <see cref="IdentityErrorCodes"/>; <c>NoCredentials</c> lists where it looked, in order.
    /// </exception>
    public static Task<SigningIdentity> ResolveAsync(IdentityOptions options, CancellationToken cancellationToken) =>
        ResolveAsync(options, ProfileStore.For(options), cancellationToken);

    /// <summary>Chooses who signs, from profiles that other look-ups of the same call use, too.</summary>
    /// <exception cref="SessionCredentialException">As for the other overload.</exception>
    public static async Task<SigningIdentity> ResolveAsync(
        IdentityOptions options, ProfileStore store, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SearchTrail trail = new();
        return FromKeys(options, trail)
            ?? FromObject(options.Credential, "credential object given", trail)
            ?? FromNamedProfile(options, store, trail)
            ?? FromObject(options.StoredCredentials, "$StoredAWSCredentials", trail)
            ?? AmbientIdentity.FromEnvironment(trail)
            ?? FromUsualProfile(options, store, trail)
            ?? AmbientIdentity.FromWebIdentity(options, store, trail)
            ?? AmbientIdentity.FromContainer(trail)
            ?? await AmbientIdentity.FromInstanceAsync(store, trail, cancellationToken).ConfigureAwait(false)
            ?? throw trail.NoCredentials();
    }

    private static SigningIdentity? FromKeys(IdentityOptions options, SearchTrail trail)
    {
        string? accessKey = SecretText.Of(options.AccessKey);
        string? secretKey = SecretText.Of(options.SecretKey);
        string? token = SecretText.Of(options.SessionToken);
        return (accessKey, secretKey, token) switch
        {
            (null, null, null) => trail.Missed("the access key and secret key given", "none given"),
            (null, null, _) => throw IdentityErrors.IncompleteKeys("A session token", "an access key and a secret key"),
            (null, _, _) => throw IdentityErrors.IncompleteKeys("A secret key", "an access key"),
            (_, null, _) => throw IdentityErrors.IncompleteKeys("An access key", "a secret key"),
            (_, _, null) => new SigningIdentity(new BasicAWSCredentials(accessKey, secretKey), "access key given"),
            _ => new SigningIdentity(new SessionAWSCredentials(accessKey, secretKey, token), "access key given"),
        };
    }

    private static SigningIdentity? FromObject(object? source, string place, SearchTrail trail) => source is null
        ? trail.Missed($"the {place}".Replace("the $", "$"), "not set")
        : new SigningIdentity(new ShapedCredentials(source, place), place);

    private static SigningIdentity? FromNamedProfile(IdentityOptions options, ProfileStore store, SearchTrail trail)
    {
        if (string.IsNullOrWhiteSpace(options.ProfileName))
            return trail.Missed("the profile named", "none named");

        ProfileSection profile = store.Find(store.ActiveName)
            ?? throw store.NotFound(store.ActiveName, "the profile named");
        return ProfileCredentials.Create(profile, store, options);
    }

    // A profile without credentials is no mistake: on an instance it often sets the region, and the role signs.
    private static SigningIdentity? FromUsualProfile(IdentityOptions options, ProfileStore store, SearchTrail trail)
    {
        const string Variable = "AWS_PROFILE";
        string? named = EnvironmentSetting.Get(Variable);
        if (named is null)
            trail.Missed($"the environment variable {Variable}", "not set");

        ProfileSection? profile = store.Find(named ?? ProfileStore.DefaultProfile);
        if (profile is { HasCredentials: true })
            return ProfileCredentials.Create(profile, store, options);
        if (profile is not null)
            return trail.Missed($"the {profile.Source}", "has no settings for credentials");

        return named is null
            ? trail.Missed("the default profile", $"not in {store.Location}")
            : throw store.NotFound(named, $"the environment variable {Variable}");
    }
}
