using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace EmrSessionCredentials.Identity;

/// <summary>How AWS STS is called for a role. One client for each refresh, which is one an hour at most.</summary>
/// <param name="Anonymous">Whose connections a call without a signature uses.</param>
internal sealed record StsSettings(ServiceConfiguration Configuration, string Region, string Anonymous)
{
    // AWSSDK's, too, where no region is known.
    private const string FallbackRegion = "us-east-1";

    internal static StsSettings For(IdentityOptions options, ProfileStore store)
    {
        ServiceConfiguration configuration = ServiceConfiguration.Read(options, store);
        // Now, and not when the role is used: it is an error of the configuration.
        _ = configuration.FindEndpoint("STS");
        return new StsSettings(
            configuration,
            RegionResolver.FindConfigured(options, store, new SearchTrail())?.SystemName ?? FallbackRegion,
            $"web identity {Place(store)} {EnvironmentSetting.Get("AWS_ROLE_ARN")} {EnvironmentSetting.Get("AWS_WEB_IDENTITY_TOKEN_FILE")}");
    }

    /// <summary>The profile that is active, and where: who calls without keys is who it says.</summary>
    internal static string Place(ProfileStore store) => $"{store.ActiveName} {store.CredentialsPath} {store.ConfigPath}";

    internal AmazonSecurityTokenServiceClient CreateClient(AWSCredentials signer) => new(
        signer,
        Configuration.Configure(
            new AmazonSecurityTokenServiceConfig(),
            Region,
            async () => signer is AnonymousAWSCredentials
                ? Anonymous
                : SigningKeys.Id(await signer.GetCredentialsAsync().ConfigureAwait(false))));
}
