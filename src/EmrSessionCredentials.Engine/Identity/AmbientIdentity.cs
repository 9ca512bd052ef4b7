using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>Who signs when nobody was named: what the environment, the container or the instance offers.</summary>
internal static class AmbientIdentity
{
    internal const string TokenFile = "AWS_WEB_IDENTITY_TOKEN_FILE";
    internal const string Role = "AWS_ROLE_ARN";
    internal const string RoleSessionName = "AWS_ROLE_SESSION_NAME";

    // Half a pair of keys is an error. If another identity signed instead, it could be in the wrong account.
    internal static SigningIdentity? FromEnvironment(SearchTrail trail)
    {
        if (!EnvironmentCredentials.IsSet)
        {
            return trail.Missed(
                EnvironmentCredentials.AccessKey,
                EnvironmentCredentials.HasSecretKey ? $"not set, so {EnvironmentCredentials.SecretKey} is not used" : "not set");
        }

        EnvironmentCredentials keys = new();
        _ = keys.GetCredentials();
        return new SigningIdentity(keys, $"environment variable {EnvironmentCredentials.AccessKey}");
    }

    /// <summary>The web identity in the environment; what it does not say, the active profile may.</summary>
    internal static SigningIdentity? FromWebIdentity(
        ProfileSection? profile, IdentityOptions options, ProfileStore store, SearchTrail trail)
    {
        if (EnvironmentSetting.Get(TokenFile) is not string file)
            return trail.Missed(TokenFile, "not set");

        string role = EnvironmentSetting.Get(Role) ?? profile?.Get("role_arn")
            ?? throw NotUsable($"The environment variable {TokenFile} is set, but {Role} is not.", TokenFile);
        string? sessionName = EnvironmentSetting.Get(RoleSessionName) ?? profile?.Get("role_session_name");
        return new SigningIdentity(
            WebIdentityCredentials.Create(
                file, role, sessionName, $"the environment variable {TokenFile}", StsSettings.For(options, store)),
            $"web identity token in {file}");
    }

    internal static SigningIdentity? FromContainer(SearchTrail trail) => ContainerEndpoint.Find() is { } endpoint
        ? new SigningIdentity(new ContainerCredentials(endpoint), $"container role ({endpoint.Variable})")
        : trail.Missed(ContainerEndpoint.Variables, "not set");

    internal static async Task<SigningIdentity?> FromInstanceAsync(
        ProfileStore store, SearchTrail trail, CancellationToken cancellationToken)
    {
        (AWSCredentials? found, string? why) =
            await InstanceMetadata.FindCredentialsAsync(store, cancellationToken).ConfigureAwait(false);
        return found is null
            ? trail.Missed("the role of the EC2 instance", why!)
            : new SigningIdentity(found, "role of the EC2 instance");
    }

    private static SessionCredentialException NotUsable(string message, string variable) => IdentityErrors.Configuration(
        IdentityErrorCodes.InvalidSetting, message, "Correct or remove it.", variable);
}
