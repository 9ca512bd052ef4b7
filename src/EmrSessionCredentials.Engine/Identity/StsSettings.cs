using System;
using System.Net;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace EmrSessionCredentials.Identity;

/// <summary>How AWS STS is called for a role. One client for each refresh, which is one an hour at most.</summary>
internal sealed record StsSettings(string Region, EndpointSetting? Endpoint, ClientSettings Settings, WebProxy? Proxy)
{
    // AWSSDK's, too, where no region is known.
    private const string FallbackRegion = "us-east-1";

    internal static StsSettings For(IdentityOptions options, ProfileStore store)
    {
        EndpointSetting? endpoint = EndpointSetting.Find("STS", explicitUrl: null, store);
        endpoint?.ThrowIfUnencrypted(options.AllowUnencryptedEndpoint);
        return new StsSettings(
            RegionResolver.FindConfigured(options, store, new SearchTrail())?.SystemName ?? FallbackRegion,
            endpoint,
            ClientSettings.Read(store),
            options.Proxy);
    }

    internal AmazonSecurityTokenServiceClient CreateClient(AWSCredentials signer)
    {
        AmazonSecurityTokenServiceConfig config = new()
        {
            RegionEndpoint = RegionEndpoint.GetBySystemName(Region),
            RetryMode = Settings.RetryMode,
            MaxErrorRetry = (Settings.MaxAttempts ?? ClientSettings.DefaultAttempts) - 1,
            UseFIPSEndpoint = Settings.UseFipsEndpoint,
            UseDualstackEndpoint = Settings.UseDualStackEndpoint,
        };
        SdkDefaults.Set(config, Settings.AppId);
        if (Endpoint is not null)
        {
            config.ServiceURL = Endpoint.Url.AbsoluteUri;
            config.AuthenticationRegion = Region;
        }

        if (Proxy is not null)
            config.SetWebProxy(Proxy);
        return new AmazonSecurityTokenServiceClient(signer, config);
    }
}
