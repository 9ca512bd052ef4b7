using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>Who signs when nobody was named: what the environment, the container or the instance offers.</summary>
internal static class AmbientIdentity
{
    private const string TokenFile = "AWS_WEB_IDENTITY_TOKEN_FILE";

    internal static SigningIdentity? FromEnvironment(SearchTrail trail)
    {
        bool hasSecret = EnvironmentSetting.Get("AWS_SECRET_ACCESS_KEY") is not null
            || EnvironmentSetting.Get("AWS_SECRET_KEY") is not null;
        if (EnvironmentSetting.Get("AWS_ACCESS_KEY_ID") is null)
            return trail.Missed("the environment variable AWS_ACCESS_KEY_ID", "not set");

        // Falling through to another identity than the one half set up is how the wrong account gets charged.
        return hasSecret
            ? new SigningIdentity(new EnvironmentVariablesAWSCredentials(), "environment variable AWS_ACCESS_KEY_ID")
            : throw IdentityErrors.IncompleteKeys(
                "The environment variable AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    }

    internal static SigningIdentity? FromWebIdentity(IdentityOptions options, ProfileStore store, SearchTrail trail)
    {
        if (EnvironmentSetting.Get(TokenFile) is not string file)
            return trail.Missed($"the environment variable {TokenFile}", "not set");

        string? problem = EnvironmentSetting.Get("AWS_ROLE_ARN") is null ? "AWS_ROLE_ARN is not"
            : !File.Exists(file) ? $"the file {file} does not exist"
            : null;
        if (problem is not null)
            throw NotUsable($"The environment variable {TokenFile} is set, but {problem}.");
        SdkConfiguration.Initialise(store);

        try
        {
            AWSCredentials credentials = AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables();
            return new SigningIdentity(
                ProfileCredentials.Adapt(credentials, $"web identity token in {file}", store, options), $"web identity token in {file}");
        }
        catch (ArgumentException)
        {
            throw NotUsable($"The environment variables {TokenFile} (an absolute path), AWS_ROLE_ARN and "
                + "AWS_ROLE_SESSION_NAME (2 to 64 letters, digits or _=,.@-) do not go together.");
        }
    }

    internal static SigningIdentity? FromContainer(SearchTrail trail) =>
        ContainerEndpoint.Find() is { } endpoint
            ? new SigningIdentity(new ContainerCredentials(endpoint), $"container role ({endpoint.Variable})")
            : trail.Missed($"the container ({ContainerEndpoint.RelativeUri}, {ContainerEndpoint.FullUri})", "not set");

    internal static async Task<SigningIdentity?> FromInstanceAsync(
        ProfileStore store, SearchTrail trail, CancellationToken cancellationToken)
    {
        SdkConfiguration.Initialise(store);
        const string Place = "the role of the EC2 instance";
        if (await InstanceMetadata.FindObstacleAsync(cancellationToken).ConfigureAwait(false) is string obstacle)
            return trail.Missed(Place, obstacle);

        AWSCredentials? found = await InstanceMetadata.FindCredentialsAsync(cancellationToken).ConfigureAwait(false);
        return found is null
            ? trail.Missed(Place, "its metadata service names no role")
            : new SigningIdentity(found, "role of the EC2 instance");
    }

    private static SessionCredentialException NotUsable(string message) => IdentityErrors.Configuration(
        IdentityErrorCodes.InvalidSetting, message, "Correct or remove it.");
}
