using System;
using System.Linq;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Settings;

/// <summary>
/// The endpoint URL that is configured for a service, and where. The result replaces AWSSDK's own look-up, which reads
/// the files of the process's start and overlooks endpoint_url where a services section lacks the service: a client
/// gets <see cref="Url"/> as its ServiceURL, and IgnoreConfiguredEndpointUrls in any case.
/// </summary>
/// <param name="Source">Where it came from, for instance <c>the environment variable AWS_ENDPOINT_URL</c>.</param>
internal sealed record EndpointSetting(Uri Url, string Source)
{
    /// <summary>
    /// In this order: the explicit one; AWS_ENDPOINT_URL_SERVICE; AWS_ENDPOINT_URL; the services section of the active
    /// profile; its endpoint_url. AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, or ignore_configured_endpoint_urls of the
    /// profile, switch off all but the explicit one.
    /// </summary>
    /// <param name="serviceId">The service's id as the models have it, for instance <c>EMR containers</c>.</param>
    /// <param name="explicitUrl">What the caller said, or null.</param>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>, <c>InvalidCredentialsFile</c>.</exception>
    public static EndpointSetting? Find(string serviceId, string? explicitUrl, ProfileStore store)
    {
        if (!string.IsNullOrWhiteSpace(explicitUrl))
            return Check(explicitUrl!, nameof(ClientOptions.EndpointUrl));

        string key = serviceId.Replace(' ', '_');
        ProfileSection? profile = store.Active;
        if (SettingValue.Flag("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls", profile) == true)
            return null;

        return FromEnvironment("AWS_ENDPOINT_URL_" + key.ToUpperInvariant())
            ?? FromEnvironment("AWS_ENDPOINT_URL")
            ?? From(profile?.GetForService(key, "endpoint_url"), $"the services section of the {profile?.Source}")
            ?? From(profile?.Get("endpoint_url"), $"endpoint_url of the {profile?.Source}");
    }

    /// <summary>Refuses plain http that leaves this machine.</summary>
    /// <exception cref="SessionCredentialException"><c>UnencryptedEndpoint</c>.</exception>
    internal void ThrowIfUnencrypted(bool isAllowed)
    {
        if (isAllowed || Url.IsLoopback || Url.Scheme == Uri.UriSchemeHttps)
            return;
        throw new SessionCredentialException(
            FailureKind.InvalidParameter,
            "UnencryptedEndpoint",
            $"The endpoint {Url.GetLeftPart(UriPartial.Authority)} (from {Source}) is plain http and not on this machine: "
            + "the credentials would travel in the clear.",
            "Use https, or allow plain http if you control the network.")
        {
            Setting = Source,
        };
    }

    private static EndpointSetting? FromEnvironment(string name) =>
        From(EnvironmentSetting.Get(name), $"the environment variable {name}");

    private static EndpointSetting? From(string? url, string source) => url is null ? null : Check(url, source);

    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>.</exception>
    internal static EndpointSetting Check(string url, string source)
    {
        bool usable = Uri.TryCreate(url.Trim(), UriKind.Absolute, out Uri? parsed)
            && (parsed.Scheme == Uri.UriSchemeHttp || parsed.Scheme == Uri.UriSchemeHttps)
            && parsed.Host.Length > 0
            && parsed.Query.Length + parsed.Fragment.Length == 0
            && IsPlain(parsed.AbsolutePath)
            // .NET would call another path.
            && !url.Split('/', '\\').Any(segment => segment is "." or "..");

        // A URL may carry a user name and password; those never go into a message.
        return usable && parsed!.UserInfo.Length == 0
            ? new EndpointSetting(parsed, source)
            : throw IdentityErrors.InvalidSetting(
                url.IndexOf('@') < 0 ? url : "…",
                source,
                "not a usable endpoint, which is an http or https URL without a user name, a query and a fragment, and with letters, "
                + "digits, -, ., _ and ~ between the slashes of its path");
    }

    // AWSSDK.Core encodes the path of an endpoint once more for the signature than the services do, so anything that
    // has to be encoded in it, and an empty segment, would be refused as a wrong secret key.
    private static bool IsPlain(string path) =>
        path.IndexOf("//", StringComparison.Ordinal) < 0
        && path.All(c => c is '/' or '.' or '_' or '~' or '-' || (c < 128 && char.IsLetterOrDigit(c)));
}
