using System;
using System.Linq;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.SecurityToken;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>How AWS STS is called for a role. One client for each refresh, which is one an hour at most.</summary>
/// <param name="Anonymous">Whose connections a call without a signature uses.</param>
internal sealed record StsSettings(ServiceConfiguration Configuration, ChosenRegion Region, string Anonymous)
{
    // AWSSDK's, too, where no region is known.
    private static readonly ChosenRegion Fallback = new("us-east-1", "the default of AWS STS");

    private const string Global = "aws-global";

    // The regions that the endpoint rules of STS give the global endpoint to; later ones are always regional.
    private static readonly string[] GlobalRegions =
    [
        "ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2", Global, "ca-central-1", "eu-central-1",
        "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    ];

    internal static StsSettings For(IdentityOptions options, ProfileStore store, TimeProvider? clock = null)
    {
        ServiceConfiguration configuration = ServiceConfiguration.Read(options, store, clock);
        // Now, and not when the role is used: it is an error of the configuration.
        _ = configuration.FindEndpoint("STS");
        return new StsSettings(
            configuration,
            RegionResolver.FindConfigured(options, store, new SearchTrail()) ?? Fallback,
            $"web identity {Place(store)} {EnvironmentSetting.Get("AWS_ROLE_ARN")} {EnvironmentSetting.Get("AWS_WEB_IDENTITY_TOKEN_FILE")}");
    }

    /// <summary>The profile that is active, and where: who calls without keys is who it says.</summary>
    internal static string Place(ProfileStore store) =>
        $"{store.ActiveName} {store.Paths.Credentials} {store.Paths.Config}";

    /// <param name="keys">
    /// What to sign with; null for a call without a signature. AWSSDK.Core reads credentials twice for a signature, and
    /// would send the token of one pair with the signature of another if they changed in between.
    /// </param>
    internal AmazonSecurityTokenServiceClient CreateClient(ImmutableCredentials? keys)
    {
        AmazonSecurityTokenServiceConfig config = new();
        Configure(config, keys);
        AWSCredentials signer = keys switch
        {
            null => new AnonymousAWSCredentials(),
            { UseToken: true } => new SessionAWSCredentials(keys.AccessKey, keys.SecretKey, keys.Token),
            _ => new BasicAWSCredentials(keys.AccessKey, keys.SecretKey),
        };
        return new IdentityClients.Sts(signer, config, Configuration);
    }

    /// <summary>Sets what <see cref="CreateClient"/> calls with.</summary>
    internal void Configure(ClientConfig config, ImmutableCredentials? keys = null)
    {
        Configuration.Configure(config, Region, () => Task.FromResult(keys is null ? Anonymous : SigningKeys.Id(keys)));
        if (config.ServiceURL is null && Region.SystemName == Global)
            config.AuthenticationRegion = Fallback.SystemName;
        // What AWSSDK.Core does not have: the global endpoint, where sts_regional_endpoints asks for it.
        bool isPlain = config.ServiceURL is null && !config.UseFIPSEndpoint && !config.UseDualstackEndpoint;
        if (isPlain && Configuration.UsesGlobalSts && GlobalRegions.Contains(Region.SystemName, StringComparer.Ordinal))
        {
            config.ServiceURL = "https://sts.amazonaws.com";
            config.AuthenticationRegion = Fallback.SystemName;
        }
    }
}
