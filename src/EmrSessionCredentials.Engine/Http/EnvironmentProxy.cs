#if NET
using System;
using System.Linq;
using System.Net;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Http;

/// <summary>
/// The proxies that <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c> and <c>NO_PROXY</c> name now, by the rules of Python, which
/// are the AWS CLI's. .NET reads these variables once for the process.
/// </summary>
internal sealed class EnvironmentProxy : IWebProxy, ICredentials
{
    private readonly string _names = Value("no_proxy") ?? "";
    private readonly Uri? _http = Find("http_proxy");
    private readonly Uri? _https = Find("https_proxy");

    public ICredentials? Credentials
    {
        get => this;
        set => throw new NotSupportedException();
    }

    /// <summary>Equal for equal values. It is a hash, so it shows no login.</summary>
    internal string Id => SecretHash.Of(_http?.OriginalString ?? "", _https?.OriginalString ?? "", _names);

    /// <summary>Reads the variables; null where none names a proxy.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>: a proxy is not a URL.</exception>
    internal static EnvironmentProxy? Read() =>
        new EnvironmentProxy() is var proxy && (proxy._http ?? proxy._https) is null ? null : proxy;

    public Uri? GetProxy(Uri destination) => ProxyFor(destination) is { } proxy ? WithoutLogin(proxy) : null;

    public bool IsBypassed(Uri host) => ProxyFor(host) is null || IsNamed(host);

    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        Uri? proxy = new[] { _https, _http }.FirstOrDefault(
            proxy => proxy is { UserInfo.Length: > 0 } && WithoutLogin(proxy) == uri);
        if (proxy is null)
            return null;
        string[] login = proxy.UserInfo.Split(':', 2);
        return new NetworkCredential(
            Uri.UnescapeDataString(login[0]), Uri.UnescapeDataString(login.ElementAtOrDefault(1) ?? ""));
    }

    private Uri? ProxyFor(Uri destination) => destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    // Each name is a host or a domain, with or without a port, and with or without a dot before it.
    private bool IsNamed(Uri destination)
    {
        if (_names == "*")
            return true;
        string[] hosts = [destination.IdnHost, destination.IsDefaultPort ? destination.IdnHost : $"{destination.IdnHost}:{destination.Port}"];
        return _names.Split(',', StringSplitOptions.TrimEntries).Select(name => name.TrimStart('.'))
            .Any(name => name.Length > 0 && hosts.Any(host => host.Equals(name, StringComparison.OrdinalIgnoreCase)
                || host.EndsWith('.' + name, StringComparison.OrdinalIgnoreCase)));
    }

    private static Uri WithoutLogin(Uri proxy) =>
        new(proxy.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped));

    private static Uri? Find(string name)
    {
        if (Value(name) is not { } value)
            return null;
        string url = value.Contains("://", StringComparison.Ordinal) ? value : "http://" + value.TrimStart('/');
        return Uri.TryCreate(url, UriKind.Absolute, out Uri? proxy) && proxy.Host.Length > 0
            ? proxy
            // The value is not quoted: it can have a password.
            : throw IdentityErrors.Configuration(
                IdentityErrorCodes.InvalidSetting,
                $"The environment variable {name.ToUpperInvariant()} is not a URL such as http://proxy.example.com:3128.",
                "Correct or remove this setting.",
                name.ToUpperInvariant());
    }

    // The name in lower case comes first. If it is set to an empty value, the one in upper case does not count.
    private static string? Value(string name)
    {
        string? value =
            Environment.GetEnvironmentVariable(name) ?? Environment.GetEnvironmentVariable(name.ToUpperInvariant());
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}
#endif
