using System;
using System.Collections.Concurrent;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Sessions;

/// <summary>Who signs, for which region, and how the clients of Amazon EMR make the calls.</summary>
internal sealed class ClientSetup
{
    private readonly ConcurrentDictionary<string, EndpointSetting?> _endpoints = new(StringComparer.Ordinal);
    private readonly ClientOptions _options;
    private readonly IdentityOptions _asked;
    private readonly ServiceConfiguration _configuration;
    private Owner? _lastOwner;

    private ClientSetup(
        SigningIdentity identity,
        ChosenRegion region,
        ClientOptions options,
        ServiceConfiguration configuration,
        IdentityOptions asked,
        ProfileStore profiles)
    {
        Identity = identity;
        Region = region;
        Profiles = profiles;
        _asked = asked;
        _options = options;
        _configuration = configuration;
    }

    internal SigningIdentity Identity { get; }

    internal ChosenRegion Region { get; }

    /// <summary>The profiles that the call reads.</summary>
    internal ProfileStore Profiles { get; }

    /// <summary>How AWS STS is called for the same identity.</summary>
    internal StsSettings Sts => StsSettings.For(_asked, Profiles, _configuration.Clock);

    internal static async Task<ClientSetup> PrepareAsync(
        IdentityOptions identity, ClientOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        options.ThrowIfInvalid();
        IdentityOptions complete = identity with
        {
            Proxy = ProxyOf(options),
            AllowUnencryptedEndpoint = options.AllowUnencryptedEndpoint,
            MaxAttempts = options.MaxAttempts,
            TimeoutSec = options.TimeoutSec,
        };
        ProfileStore profiles = ProfileStore.For(complete);
        ServiceConfiguration configuration =
            ServiceConfiguration.Read(complete, profiles, clock, static () => CallTrace.Current);
        // Before anything is asked of anyone. What is configured for one service is looked at when its client is made.
        if (options.EndpointUrl is { } url)
            _ = configuration.FindEndpoint("", url);
        ChosenRegion region =
            await RegionResolver.ResolveAsync(complete, profiles, cancellationToken).ConfigureAwait(false);
        // AWS STS is called for the same region, which can be that of the instance.
        complete = complete with { Region = region.UsesFips ? $"fips-{region.SystemName}" : region.SystemName };
        SigningIdentity signer =
            await IdentityResolver.ResolveAsync(complete, profiles, cancellationToken).ConfigureAwait(false);
        // An expired login is one error here, and not one for each item later.
        await signer.GetKeysAsync(cancellationToken).ConfigureAwait(false);
        return new ClientSetup(signer, region, options, configuration, complete, profiles);
    }

    /// <summary>
    /// The endpoint that the caller or the configuration names for a service; null for the region's own. It stays the one
    /// that was found first, as that of the service's client does.
    /// </summary>
    internal EndpointSetting? FindEndpoint(string serviceId) =>
        _endpoints.GetOrAdd(serviceId, id => _configuration.FindEndpoint(id, _options.EndpointUrl));

    /// <summary>Where a service is called, to compare: the endpoint that is named, or the variant of the region's own.</summary>
    internal string EndpointOf(string serviceId) =>
        FindEndpoint(serviceId)?.Url.AbsoluteUri ?? _configuration.VariantOf(Region);

    /// <summary>Which setting named the endpoint of a service's client; null for the region's own.</summary>
    internal string? EndpointSource(string serviceId) =>
        _endpoints.TryGetValue(serviceId, out EndpointSetting? endpoint) ? endpoint?.Source : null;

    /// <exception cref="SessionCredentialException">The endpoint is plain http, and not on this machine.</exception>
    internal T Configure<T>(T config)
        where T : ClientConfig
    {
        _configuration.Configure(config, Region, static () => CallTrace.Current!.Owner!, FindEndpoint(config.ServiceId));
#if NET
        ConnectEarly(config);
#endif
        return config;
    }

    /// <summary>
    /// Whose connections a call uses. It is asked for each call, since keys in the environment and in an object can
    /// become another's.
    /// </summary>
    internal Task<string> OwnerOf(ImmutableCredentials keys)
    {
        Owner? last = _lastOwner;
        if (last is null || !last.Has(keys))
            _lastOwner = last = new Owner(keys, Task.FromResult(Identity.ReuseIdOf(keys)));
        return last.Id;
    }

    /// <summary>What bounds the calls of a client and tells what they did.</summary>
    internal CallObserver Observer(TimeProvider clock) => new(_configuration.Limit, clock);

#if NET
    // A client is made in its first call. Where others run beside that one, they all prepare requests, and cores are
    // not idle. Without TLS a connection opens faster than a thread begins.
    private static void ConnectEarly(ClientConfig config)
    {
        if (CallTrace.Current is not { KeepsThread: true } call
            || config.ServiceURL?.StartsWith(Uri.UriSchemeHttp + ':', StringComparison.Ordinal) == true)
        {
            return;
        }

        try
        {
            call.EarlyConnection = ((HttpTransport)config.HttpClientFactory).ConnectEarly(
                new Uri(EndpointUrl.Of(config)));
        }
        catch (AmazonClientException)
        {
            // There is no such endpoint. The request says so.
        }
    }
#endif

    private static WebProxy? ProxyOf(ClientOptions options)
    {
        if (options.Proxy is not { } url)
            return null;
        // .NET takes no credentials from the URL, and quotes all of it when the proxy refuses.
        string[] user = url.UserInfo.Split([':'], 2);
        NetworkCredential? inUrl = url.UserInfo.Length == 0
            ? null
            : new NetworkCredential(
                Uri.UnescapeDataString(user[0]), Uri.UnescapeDataString(user.Length > 1 ? user[1] : ""));
        Uri address = new UriBuilder(url) { UserName = "", Password = "" }.Uri;
        return new WebProxy(address) { Credentials = options.ProxyCredential ?? inUrl };
    }

    private sealed class Owner(ImmutableCredentials keys, Task<string> id)
    {
        internal Task<string> Id { get; } = id;

        internal bool Has(ImmutableCredentials other) =>
            (keys.AccessKey, keys.SecretKey, keys.Token) == (other.AccessKey, other.SecretKey, other.Token);
    }
}
