using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace EmrSessionCredentials.Sessions;

/// <summary>Where the requests of a client go.</summary>
internal static class EndpointUrl
{
    /// <returns>The URL that was configured, or else the one of the region, without a slash at its end.</returns>
    /// <exception cref="AmazonClientException">The region has no such endpoint.</exception>
    internal static string Of(ClientConfig config) => config.ServiceURL is { Length: > 0 } url
        ? url.TrimEnd('/')
        : config.EndpointProvider.ResolveEndpoint(new Parameters
        {
            ["Region"] = config.RegionEndpoint.SystemName,
            ["UseFIPS"] = config.UseFIPSEndpoint,
            ["UseDualStack"] = config.UseDualstackEndpoint,
            ["UseGlobalEndpoint"] = false,
        }).URL;

    private sealed class Parameters : EndpointParameters;
}
