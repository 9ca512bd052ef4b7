using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// Who signs, for which region, and how AWSSDK.Core is to make the calls. Everything is set on the client's configuration
/// outright, so that AWSSDK.Core does not look for it again in places it has cached since the process began.
/// </summary>
internal sealed class ClientSetup
{
    private const int DefaultTimeoutSec = 100;

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
        options.ThrowIfInvalid();
        IdentityOptions proxied = identity with
        {
            Proxy = ProxyOf(options) ?? identity.Proxy,
            AllowUnencryptedEndpoint = options.AllowUnencryptedEndpoint || identity.AllowUnencryptedEndpoint,
        };
        ProfileStore profiles = ProfileStore.For(proxied);
        ClientSettings settings = ClientSettings.Read(profiles);
        // Before anything is asked of anyone. What is configured for one service is looked at when its client is made.
        if (options.EndpointUrl is { } url)
            EndpointSetting.Find("", url.OriginalString, profiles)!.ThrowIfUnencrypted(options.AllowUnencryptedEndpoint);
        ChosenRegion region = await RegionResolver.ResolveAsync(proxied, profiles, cancellationToken).ConfigureAwait(false);
        SigningIdentity signer =
            await IdentityResolver.ResolveAsync(proxied, profiles, cancellationToken).ConfigureAwait(false);
        // An expired login is one error here, and not one for each item later.
        await signer.EnsureUsableAsync(cancellationToken).ConfigureAwait(false);
        return new ClientSetup(signer, region, options, settings, profiles);
    }

    /// <summary>The endpoint that the caller or the configuration names for a service; null for the region's own.</summary>
    internal EndpointSetting? FindEndpoint(string serviceId) =>
        EndpointSetting.Find(serviceId, _options.EndpointUrl?.OriginalString, _profiles);

    /// <exception cref="SessionCredentialException">The endpoint is plain http, and not on this machine.</exception>
    internal T Configure<T>(T config)
        where T : ClientConfig
    {
        EndpointSetting? endpoint = FindEndpoint(config.ServiceId);
        SdkDefaults.Set(config, _settings.AppId);
        config.RegionEndpoint = RegionEndpoint.GetBySystemName(Region.SystemName);
        config.AuthenticationRegion = Region.SystemName;
        config.UseFIPSEndpoint = _settings.UseFipsEndpoint || Region.UsesFips;
        config.UseDualstackEndpoint = _settings.UseDualStackEndpoint;
        if (endpoint is not null)
        {
            endpoint.ThrowIfUnencrypted(_options.AllowUnencryptedEndpoint);
            // Without the last slash: AWSSDK.Core would sign two where it sends one. It also makes AWSSDK.Core forget the
            // region, which is why the one to sign for is set apart from it.
            config.ServiceURL = endpoint.Url.AbsoluteUri.TrimEnd('/');
        }

        config.RetryMode = _settings.RetryMode;
        config.MaxErrorRetry = (_options.MaxAttempts ?? _settings.MaxAttempts ?? ClientSettings.DefaultAttempts) - 1;
        // By default a connection that breaks is tried ten times more, uncounted and without a pause.
        config.MaxStaleConnectionRetries = 0;
        // The observer's limit is the only one: it covers the body, too.
        config.Timeout = Timeout.InfiniteTimeSpan;
        if (ProxyOf(_options) is { } proxy)
            config.SetWebProxy(proxy);
#if NET
        config.HttpClientFactory = HttpTransport.Instance;
#endif
        return config;
    }

    /// <summary>What bounds the calls of a client and tells what they did.</summary>
    internal CallObserver Observer(TimeProvider clock) =>
        new(TimeSpan.FromSeconds(_options.TimeoutSec ?? DefaultTimeoutSec), clock);

    private static WebProxy? ProxyOf(ClientOptions options)
    {
        if (options.Proxy is not { } url)
            return null;
        // .NET takes no credentials from the URL, and quotes all of it when the proxy refuses.
        string[] user = url.UserInfo.Split([':'], 2);
        NetworkCredential? inUrl = url.UserInfo.Length == 0
            ? null
            : new NetworkCredential(Uri.UnescapeDataString(user[0]), Uri.UnescapeDataString(user.Length > 1 ? user[1] : ""));
        Uri address = new UriBuilder(url) { UserName = "", Password = "" }.Uri;
        return new WebProxy(address) { Credentials = options.ProxyCredential ?? inUrl };
    }
}
