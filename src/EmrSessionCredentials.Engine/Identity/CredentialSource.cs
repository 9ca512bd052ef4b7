using Amazon.Runtime;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>What <c>credential_source</c> of a profile that assumes a role can be.</summary>
internal static class CredentialSource
{
    /// <returns>Credentials that are checked, and named in an error, as those of their own source.</returns>
    /// <exception cref="SessionCredentialException"><c>InvalidProfile</c>, <c>CredentialSourceFailed</c>.</exception>
    internal static AWSCredentials Create(string name, ProfileSection profile, ProfileStore store)
    {
        switch (name.ToLowerInvariant())
        {
            case "environment":
                return EnvironmentCredentials.IsSet
                    ? new EnvironmentCredentials()
                    : throw Missing(
                        profile, name, $"the environment variable {EnvironmentCredentials.AccessKey} is not set");
            case "ec2instancemetadata":
                return new CheckedCredentials(
                    new InstanceRoleCredentials(profile.Source, store), "role of the EC2 instance");
            case "ecscontainer":
                return ContainerEndpoint.Find() is { } endpoint
                    ? new CheckedCredentials(
                        new ContainerCredentials(endpoint), $"container role ({endpoint.Variable})")
                    : throw Missing(profile, name, $"none of {ContainerEndpoint.Variables} is set");
            default:
                throw IdentityErrors.InvalidProfile(
                    profile,
                    $"has the credential_source '{name}'",
                    "Set it to Environment, Ec2InstanceMetadata or EcsContainer.");
        }
    }

    private static SessionCredentialException Missing(ProfileSection profile, string name, string why) => IdentityErrors.Configuration(
        IdentityErrorCodes.CredentialSourceFailed,
        $"The {profile.Source} has credential_source = {name}, but {why}.",
        "Use the profile where that source exists, or use another profile.",
        profile.Source);
}
