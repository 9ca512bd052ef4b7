using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace EmrSessionCredentials.Connections;

/// <summary>Where a connection goes to, in the form that each kind writes it.</summary>
internal sealed class ConnectionAddress
{
    /// <summary>The rule for URLs that are given, as the rest of a sentence that begins with the parameter.</summary>
    internal const string LoginRule = "contains a user name or password; those of the credential are used";

    private const string HiveScheme = "hive2";
    private const string TrinoScheme = "trino";
    private const string PrestoScheme = "presto";
    private const string JdbcScheme = "jdbc";
    private const string SparkScheme = "sc";

    /// <summary>The parameters of the drivers that log in.</summary>
    private static readonly string[] LoginParameters =
        ["user", "username", "uid", "password", "pwd", "accessToken", "token", "jwt"];

    private readonly Uri? _whole;
    private readonly string _host;
    private readonly int? _port;

    private ConnectionAddress(Uri? whole, string host, int? port)
    {
        _whole = whole;
        _host = host;
        _port = port;
    }

    /// <summary>Whether what is sent there is encrypted, or does not leave this machine.</summary>
    internal bool IsPrivate => _whole is not { } url
        || url.IsLoopback
        || (url.Scheme is JdbcScheme ? IsJdbcPrivate(JdbcTarget(url)) : url.Scheme != Uri.UriSchemeHttp);

    internal bool IsJdbc => _whole?.Scheme is JdbcScheme;

    /// <summary>Whether it is a host, or a URL with a scheme that Spark Connect can be given by.</summary>
    internal bool HasSparkScheme => _whole is not { } url || IsHttp(url) || url.Scheme is SparkScheme;

    /// <summary>
    /// The host and the port as a URL for Spark Connect that is encrypted or not, as what was given is.
    /// </summary>
    internal string SparkHost => $"{(IsPlain ? Uri.UriSchemeHttp : SparkScheme)}://{_host}{SparkPort}";

    private bool IsPlain => _whole?.Scheme == Uri.UriSchemeHttp;

    private string SparkPort => PortText(IsPlain ? 80 : 443);

    /// <summary>
    /// What was given, as far as it may be shown: a URL without its user name, password and parameters.
    /// </summary>
    internal string Display => _whole switch
    {
        null => _host,
        { Scheme: JdbcScheme } url when JdbcTarget(url) is { Host.Length: > 0 } target =>
            $"{JdbcScheme}:{Shown(target)}",
        { Scheme: JdbcScheme } => $"{JdbcScheme}:…",
        _ when HasLogin(_whole) && _whole.Host.Length == 0 => $"{_whole.Scheme}:…",
        _ => Shown(_whole),
    };

    internal bool IsSameHost(ConnectionAddress other) =>
        string.Equals(_host, other._host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a URL holds a user name or a password. Those of drivers can have them as parameters.</summary>
    internal static bool HasLogin(Uri url)
    {
        if (IsHttp(url) || url.Scheme is SparkScheme)
            return url.UserInfo.Length > 0;
        string text = url.OriginalString;
        if (url.Scheme is not JdbcScheme)
            return text.Contains('@');
        Uri target = JdbcTarget(url);
        // With several hosts, and in the forms of other drivers, it is not a URL to .NET.
        string place = target.Host.Length == 0 ? text : text.Split(';', '?', '#')[0];
        return target.UserInfo.Length > 0
            || place.Contains('@')
            || LoginParameters.Any(
                name => Values(text, name).Any() || Values(Uri.UnescapeDataString(text), name).Any());
    }

    /// <summary>Whether a <c>jdbc:</c> URL names several hosts, which is not a URL to .NET.</summary>
    internal static bool HasSeveralHosts(Uri url)
    {
        if (url.Scheme is not JdbcScheme)
            return false;
        string text = url.OriginalString;
        int start = text.IndexOf("://", StringComparison.Ordinal);
        return start > 0 && text.Substring(start + 3).Split('/', ';', '?', '#')[0].Contains(',');
    }

    /// <summary>Whether a URL that is not a <c>jdbc:</c> URL has a query or a fragment.</summary>
    internal static bool HasParameters(Uri url) =>
        url.Scheme is not JdbcScheme && url.OriginalString.IndexOfAny(['?', '#']) >= 0;

    internal static ConnectionAddress Of(Uri url) => new(url, url.Host, WrittenPort(url));

    internal static ConnectionAddress Of(string host, int? port) => new(whole: null, Bracketed(host), port);

    /// <summary>Reads what a service calls a URL, which may be a bare host.</summary>
    /// <param name="text">What the service says.</param>
    /// <param name="port">The port to take in place of the one in it, or null.</param>
    /// <returns>The address, or null when it is neither.</returns>
    internal static ConnectionAddress? Parse(string text, int? port)
    {
        bool bare = text.IndexOf("://", StringComparison.Ordinal) < 0;
        if (!Uri.TryCreate(bare ? "https://" + text : text, UriKind.Absolute, out Uri? url) || url.Host.Length == 0)
            return null;
        if (bare && url.AbsolutePath is "/")
            return Of(url.Host, port ?? WrittenPort(url));
        return Of(port is { } other ? new UriBuilder(url) { Port = other }.Uri : url);
    }

    /// <returns>Null when a URL was given that is neither http nor https.</returns>
    internal Uri? ForHttp(int? defaultPort)
    {
        if (_whole is not null)
            return IsHttp(_whole) ? _whole : null;
        return new Uri($"https://{_host}{PortText(defaultPort)}/");
    }

    /// <returns>Without any parameter that holds a secret; null when the URL is not one of Spark Connect's.</returns>
    internal Uri? ForSparkConnect()
    {
        if (!HasSparkScheme || _whole?.AbsolutePath.Trim('/').Length > 0)
            return null;
        string flag = IsPlain ? "false" : "true";
        return new Uri($"sc://{_host}{SparkPort}/;use_ssl={flag}");
    }

    /// <returns>Null when a URL was given that is neither http, https nor a whole JDBC URL.</returns>
    internal Uri? ForJdbc(JdbcDriver driver)
    {
        if (_whole?.Scheme is JdbcScheme)
            return JdbcTarget(_whole).Host.Length > 0 ? _whole : null;
        if (_whole is not null && !IsHttp(_whole))
            return null;
        string ssl = IsPlain ? "false" : "true";
        string path = _whole?.AbsolutePath.Trim('/') ?? "";
        if (driver == JdbcDriver.Hive2)
            return new Uri($"jdbc:hive2://{_host}{PortText(10000)}/{(path.Length > 0 ? path : "default")};ssl={ssl}");
        string scheme = driver == JdbcDriver.Presto ? PrestoScheme : TrinoScheme;
        return new Uri($"jdbc:{scheme}://{_host}{PortText(8889)}{(path.Length > 0 ? "/" + path : "")}?SSL={ssl}");
    }

    private static string Shown(Uri url) => url.GetComponents(
        UriComponents.Scheme | UriComponents.Host | UriComponents.Port | UriComponents.Path, UriFormat.UriEscaped)
        // Only some schemes have a query; in others it belongs to the path.
        .Split([";", "%3F"], StringSplitOptions.None)[0];

    private static bool IsHttp(Uri url) => url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp;

    // What follows "jdbc:" is a URL of the driver's own scheme.
    private static Uri JdbcTarget(Uri url) =>
        Uri.TryCreate(url.OriginalString.Substring(JdbcScheme.Length + 1), UriKind.Absolute, out Uri? inner)
            ? inner
            : new Uri("none:");

    private static bool IsJdbcPrivate(Uri target)
    {
        if (target.IsLoopback)
            return true;
        string text = target.OriginalString.Split('#')[0];
        int start = text.IndexOfAny(['/', '?'], text.IndexOf("://", StringComparison.Ordinal) + 3);
        string parameters = start < 0 ? "" : text.Substring(start);
        string[] query = parameters.Split(['?'], 2);
        bool encrypted = target.Scheme switch
        {
            // HiveConnection.isSslConnection and TrinoUri look for a name in exactly this case, each only in one place.
            HiveScheme => IsTrue(query[0].Split(';').Skip(1), "ssl"),
            TrinoScheme or PrestoScheme => IsTrue(query.Skip(1).SelectMany(part => part.Split('&')), "SSL"),
            _ => Values(parameters, "ssl").Any(),
        };
        // A driver may decode before it splits, and then find a parameter that disables encryption in another's value.
        return encrypted
            && Values(parameters, "ssl").Concat(Values(Uri.UnescapeDataString(parameters), "ssl")).All(IsTrueValue);
    }

    private static bool IsTrue(IEnumerable<string> parameters, string name) => parameters
        .Select(parameter => Uri.UnescapeDataString(parameter).Split(['='], 2))
        .Any(pair => pair.Length > 1 && pair[0] == name && IsTrueValue(pair[1]));

    private static bool IsTrueValue(string value) => value.Equals("true", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Values(string parameters, string name) =>
        from parameter in parameters.Split(';', '?', '&', '#')
        let pair = parameter.Split(['='], 2)
        where Uri.UnescapeDataString(pair[0]).Equals(name, StringComparison.OrdinalIgnoreCase)
        select pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "";

    /// <summary>
    /// The port that the text of a URL names, also where it is the default of the scheme, which <see cref="Uri"/>
    /// leaves out.
    /// </summary>
    private static int? WrittenPort(Uri url)
    {
        if (!url.IsDefaultPort)
            return url.Port;
        string text = url.OriginalString.Trim();
        int start = text.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
            return null;
        string authority = text.Substring(start + 3).Split('/', '\\', '?', '#')[0];
        bool written = authority.Length > 0
            && char.IsDigit(authority[authority.Length - 1])
            && authority.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').EndsWith(
                ":", StringComparison.Ordinal);
        return written ? url.Port : null;
    }

    private static string Bracketed(string host) =>
        Uri.CheckHostName(host) == UriHostNameType.IPv6 && host[0] != '[' ? $"[{host}]" : host;

    private string PortText(int? defaultPort) =>
        (_port ?? defaultPort) is { } port ? ":" + port.ToString(CultureInfo.InvariantCulture) : "";
}
