using System;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>The defaults modes of the AWS SDKs, with the values that every SDK for .NET service package has.</summary>
internal static class DefaultModes
{
    internal static IDefaultConfigurationProvider CreateProvider() => new DefaultConfigurationProvider(
    [
        Mode(DefaultConfigurationMode.Standard, 3100),
        Mode(DefaultConfigurationMode.InRegion, 1100),
        Mode(DefaultConfigurationMode.CrossRegion, 3100),
        Mode(DefaultConfigurationMode.Mobile, 30000),
        Mode(DefaultConfigurationMode.Auto, 1100),
    ]);

    private static DefaultConfiguration Mode(DefaultConfigurationMode name, int connectMilliseconds) => new()
    {
        Name = name,
        RetryMode = RequestRetryMode.Standard,
        S3UsEast1RegionalEndpoint = S3UsEast1RegionalEndpointValue.Regional,
        ConnectTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
        TlsNegotiationTimeout = TimeSpan.FromMilliseconds(connectMilliseconds),
    };
}
