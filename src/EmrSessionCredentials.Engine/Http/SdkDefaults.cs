using Amazon;
using Amazon.Runtime;

namespace EmrSessionCredentials.Http;

/// <summary>
/// Sets what AWSSDK.Core would otherwise look for in the environment and in the default profile, once a process: it
/// fails for good when it cannot read those files, and quotes the line that it could not read.
/// </summary>
internal static class SdkDefaults
{
    private const int CompressionThreshold = 10240;

#if NET
    static SdkDefaults() =>
        // Client-side monitoring would send each call, with its access key, to a port of this machine in plain text,
        // and AWSSDK.Core looks for its settings in the default profile, whichever signs. On .NET Framework this
        // AWSSDK.Core may be others', too.
#pragma warning disable RS0030 // this AWSSDK.Core is the module's alone, and there is no setting of a client
        AWSConfigs.CSMConfig.CSMEnabled = false;
#pragma warning restore RS0030
#endif

    /// <param name="appId">The application's id for the user agent (<c>sdk_ua_app_id</c>); null for none.</param>
    internal static void Set(ClientConfig config, string? appId)
    {
        // A service that redirects would pass the signed request on, with its session token.
        config.AllowAutoRedirect = false;
        config.DefaultConfigurationMode = DefaultConfigurationMode.Standard;
        config.ClientAppId = appId ?? "";
        config.AccountIdEndpointMode = AccountIdEndpointMode.PREFERRED;
        config.AuthSchemePreference = [];
        config.SigV4aSigningRegionSet = [];
        config.DisableClockSkewCorrection = false;
        config.DisableRequestCompression = true;
        config.RequestMinCompressionSizeBytes = CompressionThreshold;
        config.EndpointDiscoveryEnabled = false;
        config.RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED;
        config.ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED;
        config.IgnoreConfiguredEndpointUrls = true;
    }
}
