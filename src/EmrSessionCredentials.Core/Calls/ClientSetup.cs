using System;
using System.Globalization;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Calls;

/// <summary>
/// Who signs, for which region, and how AWSSDK.Core is to make the calls. Everything is set on the client's configuration
/// outright, so that AWSSDK.Core does not look for it again in places it has cached since the process began.
/// </summary>
internal sealed class ClientSetup
{
    private readonly ClientOptions _options;
    private readonly ClientSettings _settings;
    private readonly ProfileStore _profiles;

    private ClientSetup(
        SigningIdentity identity, ChosenRegion region, ClientOptions options, ClientSettings settings, ProfileStore profiles)
    {
        Identity = identity;
        Region = region;
        _options = options;
        _settings = settings;
        _profiles = profiles;
    }

    internal SigningIdentity Identity { get; }

    internal ChosenRegion Region { get; }

    internal AWSCredentials Credentials => Identity.Credentials;

    internal static async Task<ClientSetup> PrepareAsync(
        IdentityOptions identity, ClientOptions options, CancellationToken cancellationToken)
    {
        IdentityOptions proxied = identity with { Proxy = ProxyOf(options) };
        ProfileStore profiles = ProfileStore.For(proxied);
        // First: a broken configuration file must become an error of ours before AWSSDK.Core fails over it for good.
        ClientSettings settings = ClientSettings.Read(profiles);
        ChosenRegion region = await RegionResolver.ResolveAsync(proxied, profiles, cancellationToken).ConfigureAwait(false);
        SigningIdentity signer =
            await IdentityResolver.ResolveAsync(proxied, profiles, cancellationToken).ConfigureAwait(false);
        // An expired login is one error here, and not one for each item later.
        await signer.EnsureUsableAsync(cancellationToken).ConfigureAwait(false);
        return new ClientSetup(signer, region, options, settings, profiles);
    }

    /// <exception cref="SessionCredentialException">The endpoint is plain http, and not on this machine.</exception>
    internal T Configure<T>(T config)
        where T : ClientConfig
    {
        EndpointSetting? endpoint = EndpointSetting.Find(config.ServiceId, _options.EndpointUrl?.OriginalString, _profiles);
        config.IgnoreConfiguredEndpointUrls = true;
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region.SystemName);
        config.UseFIPSEndpoint = _settings.UseFipsEndpoint;
        config.UseDualstackEndpoint = _settings.UseDualStackEndpoint;
        if (endpoint is not null)
        {
            RefuseUnencrypted(endpoint);
            config.ServiceURL = endpoint.Url.AbsoluteUri;
            // Setting a URL makes AWSSDK.Core forget the region; this is what it signs for then.
            config.AuthenticationRegion = Region.SystemName;
        }

        config.RetryMode = _settings.RetryMode;
        if ((_options.MaxAttempts ?? _settings.MaxAttempts) is { } attempts)
            config.MaxErrorRetry = attempts - 1;
        if (_options.TimeoutSec is { } seconds)
            config.Timeout = TimeSpan.FromSeconds(seconds);
        if (ProxyOf(_options) is { } proxy)
            config.SetWebProxy(proxy);
        // Bodies hold secrets; they are never logged, whatever the process's AWSSDK logging says.
        config.LogResponse = false;
        return config;
    }

    private static WebProxy? ProxyOf(ClientOptions options) =>
        options.Proxy is null ? null : new WebProxy(options.Proxy) { Credentials = options.ProxyCredential };

    private void RefuseUnencrypted(EndpointSetting endpoint)
    {
        if (_options.AllowUnencryptedEndpoint || endpoint.Url.IsLoopback || endpoint.Url.Scheme == Uri.UriSchemeHttps)
            return;
        throw new SessionCredentialException(
            FailureKind.InvalidParameter,
            "UnencryptedEndpoint",
            string.Format(
                CultureInfo.InvariantCulture,
                "The endpoint {0} (from {1}) is plain http and not on this machine: the credentials would travel in the clear.",
                endpoint.Url.GetLeftPart(UriPartial.Authority),
                endpoint.Source),
            "Use https, or give -AllowUnencryptedEndpoint if the network in between is yours.");
    }
}
