using System;
using Amazon;
using Amazon.Runtime;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>
/// The endpoint that the environment or a profile configures, in the order all AWS SDKs share: the service's variable,
/// <c>AWS_ENDPOINT_URL</c>, the profile's <c>services</c> section, the profile's <c>endpoint_url</c>.
/// </summary>
/// <remarks>
/// <see cref="ClientConfig.ServiceURL"/> finds most of these. Where it does not, this sets it right:
/// it takes an empty variable for a URL;
/// where the language is Turkish, it looks for <c>AWS_ENDPOINT_URL_EMR_CONTAİNERS</c>;
/// it overlooks a profile's <c>ignore_configured_endpoint_urls</c> where a variable has the URL;
/// a profile with a <c>services</c> section loses its own <c>endpoint_url</c> for services that the section leaves out;
/// its ignore switch is what the environment said when the process first asked.
/// </remarks>
internal static class ConfiguredEndpointUrl
{
    /// <summary>Makes a client's configuration follow the rules. An endpoint set in code stays as it is.</summary>
    internal static void Settle(ClientConfig config)
    {
        // Each of ServiceURL and RegionEndpoint, when set, clears the other; so a region means: no URL set in code.
        if (config.RegionEndpoint is not RegionEndpoint region)
            return;

        string? found = NullIfEmpty(config.ServiceURL);
        string? right = Find(config);
        if (right is null && found is not null)
        {
            config.IgnoreConfiguredEndpointUrls = true;
            config.RegionEndpoint = region;
        }
        else if (right is not null && !IsSame(right, found))
        {
            config.ServiceURL = right;
            if (string.IsNullOrEmpty(config.AuthenticationRegion))
                config.AuthenticationRegion = region.SystemName;
        }
    }

    private static string? Find(ClientConfig config)
    {
        ProfileEndpoints profile = ProfileEndpoints.Of(config);
        if (config.IgnoreConfiguredEndpointUrls || (IgnoredByEnvironment() ?? profile.Ignored))
            return null;
        string service = config.ServiceId.Replace(' ', '_').ToUpperInvariant();
        return Variable($"AWS_ENDPOINT_URL_{service}")
            ?? Variable("AWS_ENDPOINT_URL")
            ?? profile.Url;
    }

    private static bool? IgnoredByEnvironment() =>
        bool.TryParse(Variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"), out bool ignored) ? ignored : null;

    private static string? Variable(string name) => NullIfEmpty(Environment.GetEnvironmentVariable(name));

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // ClientConfig adds a slash to a URL that has no path.
    private static bool IsSame(string url, string? other) =>
        string.Equals(url.TrimEnd('/'), other?.TrimEnd('/'), StringComparison.Ordinal);
}
