using System;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>What a client's configuration says about the endpoint of a request.</summary>
internal static class EndpointSettings
{
    /// <summary>The region whose endpoint is meant: the request's own, the client's, or the one it signs for.</summary>
    internal static string? Region(IRequestContext context)
    {
        IClientConfig config = context.ClientConfig;
        if (context.Request.AlternateEndpoint is RegionEndpoint alternate)
            return alternate.SystemName;
        if (config.RegionEndpoint is RegionEndpoint region)
            return region.SystemName;
        if (string.IsNullOrEmpty(config.ServiceURL))
            return null;
        return string.IsNullOrEmpty(config.AuthenticationRegion)
            ? AWSSDKUtils.DetermineRegion(config.ServiceURL)
            : config.AuthenticationRegion;
    }

    /// <summary>The custom endpoint, if there is one.</summary>
    /// <remarks>
    /// A slash at the end of its path goes: AWSSDK.Core sends one slash between base path and operation but signs two.
    /// </remarks>
    internal static string? CustomUrl(IClientConfig config) => config.ServiceURL switch
    {
        null or "" => null,
        string url when new Uri(url).AbsolutePath is "/" => url,
        string url => url.TrimEnd('/'),
    };

    /// <summary>
    /// Signs for the client's region although its endpoint comes from the environment or a profile. AWSSDK.Core guesses
    /// the region from such a URL, and takes us-east-1 where that names none.
    /// </summary>
    internal static void SignForClientRegion(IRequestContext context)
    {
        if (context.ClientConfig.RegionEndpoint is RegionEndpoint region
            && !string.IsNullOrEmpty(context.ClientConfig.ServiceURL)
            && string.IsNullOrEmpty(context.Request.AuthenticationRegion))
        {
            context.Request.AuthenticationRegion = region.SystemName;
        }
    }
}
