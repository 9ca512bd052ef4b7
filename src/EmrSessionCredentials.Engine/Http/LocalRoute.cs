#if NET
using System;
using System.Net;
using System.Net.Http;

namespace EmrSessionCredentials.Http;

/// <summary>
/// A proxy that is not used for plain http to this machine, unless it is on this machine, too: plain http is allowed
/// there because nobody can read it on the way. The proxies of .NET Framework do so by themselves.
/// </summary>
internal sealed class LocalRoute : IWebProxy
{
    private static readonly Uri[] Local = [new("http://localhost/"), new("http://127.0.0.1/"), new("http://[::1]/")];

    private readonly IWebProxy _proxy;

    private LocalRoute(IWebProxy proxy) => _proxy = proxy;

    public ICredentials? Credentials
    {
        get => _proxy.Credentials;
        set => _proxy.Credentials = value;
    }

    /// <param name="given">The proxy of the call; null for the system's.</param>
    /// <returns>The proxy itself where it keeps to the rule, as that of Windows does.</returns>
    internal static IWebProxy Of(IWebProxy? given)
    {
        IWebProxy proxy = given ?? Current();
        return Array.TrueForAll(Local, proxy.IsBypassed) ? proxy : new LocalRoute(proxy);
    }

    public Uri? GetProxy(Uri destination) => _proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) =>
        _proxy.IsBypassed(host)
        || (host.IsLoopback && host.Scheme == Uri.UriSchemeHttp && _proxy.GetProxy(host) is { IsLoopback: false });

    // .NET reads the variables once, when its default proxy is first used. A proxy that a script has set there comes
    // first.
    private static IWebProxy Current()
    {
        IWebProxy proxy = HttpClient.DefaultProxy;
        Type type = proxy.GetType();
        return type.Assembly != typeof(HttpClient).Assembly ? proxy
            : EnvironmentProxy.Read() ?? (type.Name == "HttpEnvironmentProxy" ? new WebProxy() : proxy);
    }
}
#endif
