#if !NETFRAMEWORK
using Amazon.Runtime;
using Amazon.RuntimeDependencies;
using Amazon.SSO;
using Amazon.SSOOIDC;
#endif

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Tells AWSSDK.Core which IAM Identity Center clients to use. Left alone, it takes the first assembly named AWSSDK.SSO
/// in the process; with AWS.Tools in the session that is one of another load context, whose types do not fit, and the
/// error then claims that the assembly is missing. On .NET Framework there are no load contexts, and nothing to tell.
/// </summary>
internal static class SsoClients
{
#if NETFRAMEWORK
    internal static void Register()
    {
    }
#else
    private static readonly System.Lazy<bool> Registered = new(() =>
    {
        GlobalRuntimeDependencyRegistry registry = GlobalRuntimeDependencyRegistry.Instance;
        registry.RegisterSSOClient(context => new AmazonSSOClient(
            new AnonymousAWSCredentials(),
            With(
                new AmazonSSOConfig(),
                context.SSOClientContextData.Region,
                context.SSOClientContextData.ProxySettings)));
        registry.RegisterSSOOIDCClient(context => new AmazonSSOOIDCClient(
            new AnonymousAWSCredentials(),
            With(
                new AmazonSSOOIDCConfig(),
                context.SSOOIDCClientContextData.Region,
                context.SSOOIDCClientContextData.ProxySettings)));
        return true;
    });

    internal static void Register() => _ = Registered.Value;

    private static T With<T>(T config, Amazon.RegionEndpoint region, System.Net.IWebProxy? proxy)
        where T : ClientConfig
    {
        config.RegionEndpoint = region;
        config.AllowAutoRedirect = false;
        if (proxy is not null)
            config.SetWebProxy(proxy);
        return config;
    }
#endif
}
