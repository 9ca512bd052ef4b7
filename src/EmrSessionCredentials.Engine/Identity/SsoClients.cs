using System;
using System.Net;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Amazon.SSO;
using Amazon.SSOOIDC;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Tells AWSSDK.Core which IAM Identity Center clients to use. Left alone, it takes the first assembly named AWSSDK.SSO
/// in the process; with AWS.Tools in the session that is one of another load context, whose types do not fit, and the
/// error then claims that the assembly is missing.
/// </summary>
internal static class SsoClients
{
    private static readonly Lazy<bool> Registered = new(() =>
    {
        GlobalRuntimeDependencyRegistry registry = GlobalRuntimeDependencyRegistry.Instance;
        registry.RegisterSSOClient(context =>
        {
            RegionEndpoint region = context.SSOClientContextData.Region;
            return context.SSOClientContextData.ProxySettings is CallSettings call
                ? new IdentityClients.Sso(Configure(new AmazonSSOConfig(), call), call.Configuration)
                : new AmazonSSOClient(
                    new AnonymousAWSCredentials(), Plain(new AmazonSSOConfig(), region, context.SSOClientContextData.ProxySettings));
        });
        registry.RegisterSSOOIDCClient(context =>
        {
            RegionEndpoint region = context.SSOOIDCClientContextData.Region;
            return context.SSOOIDCClientContextData.ProxySettings is CallSettings call
                ? new IdentityClients.SsoOidc(Configure(new AmazonSSOOIDCConfig(), call), call.Configuration)
                : new AmazonSSOOIDCClient(
                    new AnonymousAWSCredentials(),
                    Plain(new AmazonSSOOIDCConfig(), region, context.SSOOIDCClientContextData.ProxySettings));
        });
        return true;
    });

    /// <summary>
    /// Credentials of a role in IAM Identity Center, whose clients are configured as this call's are.
    /// </summary>
    /// <param name="session">The name of the sso-session, or null.</param>
    /// <exception cref="SessionCredentialException">
    /// An endpoint is not valid, or is plain http and not on this machine.
    /// </exception>
    internal static SSOAWSCredentials CreateCredentials(
        string account, ChosenRegion region, string role, string startUrl, string? session, IdentityOptions options, ProfileStore store)
    {
        ServiceConfiguration configuration = ServiceConfiguration.Read(options, store);
        foreach (string service in new[] { "SSO", "SSO OIDC" })
            _ = configuration.FindEndpoint(service);
        _ = Registered.Value;
        return new SsoCredentials(account, region.SystemName, role, startUrl, new SSOAWSCredentialsOptions
        {
            SessionName = session,
            // A login needs a browser and a person; a cmdlet in a pipeline asks for neither.
            SupportsGettingNewToken = false,
            ProxySettings = new CallSettings(configuration, region, $"login {StsSettings.Place(store)}"),
        });
    }

    private static T Configure<T>(T config, CallSettings call)
        where T : ClientConfig =>
        call.Configuration.Configure(config, call.Region, () => Task.FromResult(call.Owner));

    /// <summary>
    /// As AWSSDK.Core configures them for others: on Windows PowerShell its other users in the process are asked for,
    /// too.
    /// </summary>
    private static T Plain<T>(T config, RegionEndpoint region, IWebProxy? proxy)
        where T : ClientConfig
    {
        config.RegionEndpoint = region;
        if (proxy is WebProxy given)
            config.SetWebProxy(given);
        return config;
    }

    /// <summary>
    /// What AWSSDK.Core hands to those who make its clients is a region and a proxy, so the call's settings travel as
    /// the proxy.
    /// </summary>
    private sealed class CallSettings(ServiceConfiguration configuration, ChosenRegion region, string owner) : WebProxy
    {
        internal ServiceConfiguration Configuration { get; } = configuration;

        internal ChosenRegion Region { get; } = region;

        internal string Owner { get; } = owner;
    }
}
