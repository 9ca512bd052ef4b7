using System;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Http;

/// <summary>
/// How the clients of all services are configured for one call: Amazon EMR, AWS STS and IAM Identity Center alike. The
/// settings are read again for each call, and everything is set on the client's configuration, so that AWSSDK.Core does
/// not use what it has read once for the process.
/// </summary>
internal sealed class ServiceConfiguration
{
    private readonly IdentityOptions _options;
    private readonly ProfileStore _profiles;
    private readonly ClientSettings _settings;

    private ServiceConfiguration(IdentityOptions options, ProfileStore profiles)
    {
        _options = options;
        _profiles = profiles;
        _settings = ClientSettings.Read(profiles);
        Authorities = CertificateAuthorities.Find(profiles);
#if NET
        // Checked here and not in the call, because it is an error of the configuration.
        if (options.Proxy is null)
            _ = EnvironmentProxy.Read();
#endif
    }

    /// <summary>The clock that answers of services are compared with.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The call under way, or null where AWSSDK.Core itself asks.</summary>
    internal Func<ICallFlow?> Call { get; init; } = static () => null;

    /// <summary>Which certificate authorities are trusted, besides the system's; null for no others.</summary>
    internal CertificateAuthorities? Authorities { get; }

    /// <summary>Whether AWS STS is called at its global endpoint, in the regions that it serves.</summary>
    internal bool UsesGlobalSts => _settings.UsesGlobalSts;

    /// <summary>How long one attempt may take, to the last byte of its answer.</summary>
    internal TimeSpan Limit =>
        _options.TimeoutSec is { } seconds ? TimeSpan.FromSeconds(seconds) : BoundedCall.DefaultLimit;

    /// <summary>The proxy of the call; null for that of the environment or the system.</summary>
    internal WebProxy? Proxy => _options.Proxy;

    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>, <c>InvalidCredentialsFile</c>.</exception>
    internal static ServiceConfiguration Read(
        IdentityOptions options, ProfileStore profiles, TimeProvider? clock = null, Func<ICallFlow?>? call = null) =>
        new(options, profiles) { Clock = clock ?? TimeProvider.System, Call = call ?? (static () => null) };

    /// <summary>
    /// The endpoint that the caller or the configuration names for a service; null for the region's own.
    /// </summary>
    /// <exception cref="SessionCredentialException">
    /// <c>InvalidSetting</c>, <c>InvalidCredentialsFile</c>; <c>UnencryptedEndpoint</c>: it is plain http and not on
    /// this machine.
    /// </exception>
    internal EndpointSetting? FindEndpoint(string serviceId, Uri? given = null)
    {
        EndpointSetting? endpoint = EndpointSetting.Find(serviceId, given?.OriginalString, _profiles);
        endpoint?.ThrowIfUnencrypted(_options.AllowUnencryptedEndpoint);
        return endpoint;
    }

    /// <summary>Which variant of its own endpoint a region is called at, where no endpoint is named.</summary>
    internal string VariantOf(ChosenRegion region) =>
        $"{(UsesFips(region) ? "FIPS" : "")} {(_settings.UseDualStackEndpoint ? "dual-stack" : "")}";

    /// <summary>Sets everything that AWSSDK.Core would look for elsewhere.</summary>
    /// <param name="owner">
    /// Gets whose connections the client uses: requests of different owners never share one.
    /// </param>
    /// <exception cref="SessionCredentialException">As for <see cref="FindEndpoint"/>.</exception>
    internal T Configure<T>(T config, ChosenRegion region, Func<Task<string>> owner)
        where T : ClientConfig => Configure(config, region, owner, FindEndpoint(config.ServiceId));

    /// <inheritdoc cref="Configure{T}(T, ChosenRegion, Func{Task{string}})"/>
    /// <param name="endpoint">The endpoint that was found for the service; null for the region's own.</param>
    internal T Configure<T>(T config, ChosenRegion region, Func<Task<string>> owner, EndpointSetting? endpoint)
        where T : ClientConfig
    {
        SdkDefaults.Set(config, _settings.AppId);
        config.AuthenticationRegion = region.SystemName;
        // An endpoint that is named is what is called, as by botocore: it cannot be asked for a variant of itself.
        config.UseFIPSEndpoint = endpoint is null && UsesFips(region);
        config.UseDualstackEndpoint = endpoint is null && _settings.UseDualStackEndpoint;
        // An endpoint is without its last slash: AWSSDK.Core would sign two where it sends one. It needs no region
        // beside it, and AWSSDK.Core compiles patterns of regions when it is asked for the first one.
        if (endpoint is not null)
            config.ServiceURL = endpoint.Url.AbsoluteUri.TrimEnd('/');
        else
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region.SystemName);
        config.RetryMode = RequestRetryMode.Standard;
        config.MaxErrorRetry = (_options.MaxAttempts ?? _settings.MaxAttempts ?? ClientSettings.DefaultAttempts) - 1;
        // By default AWSSDK.Core counts the failures of all clients of the process that call a service, and sends
        // nothing again after some hundred. The number of attempts that a caller sets would not hold.
        config.ThrottleRetries = false;
        // By default a connection that breaks is tried ten times more, uncounted and without a pause.
        config.MaxStaleConnectionRetries = 0;
        // The limit of BoundedCall is the only one: it covers the body, too.
        config.Timeout = Timeout.InfiniteTimeSpan;
        if (Proxy is not null)
            config.SetWebProxy(Proxy);
#if NET
        config.HttpClientFactory = new HttpTransport(this, owner);
#endif
        return config;
    }

    private bool UsesFips(ChosenRegion region) => _settings.UseFipsEndpoint || region.UsesFips;
}
