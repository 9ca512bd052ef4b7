using System;
using System.Collections.Generic;
using System.Security;
using System.Text;

namespace EmrSessionCredentials.Connections;

/// <summary>The form that each kind gives to an address and a secret.</summary>
internal static class ConnectionForms
{
    private const string Authorization = "Authorization";

    /// <summary>The header that the authentication proxy of EMR reads the token from.</summary>
    private const string ProxyHeader = "x-aws-proxy-auth";

    /// <returns>The connection, or null when the address is none for this kind.</returns>
    internal static EmrConnection? Build(
        ConnectionKind kind,
        SessionCredential credential,
        ConnectionMeans means,
        ConnectionAddress address,
        ConnectionOptions options) => kind switch
        {
            ConnectionKind.SparkConnect => SparkConnect(credential, means, address, options),
            ConnectionKind.JupyterGateway => JupyterGateway(credential, means, address, options),
            ConnectionKind.Livy => Http(kind, credential, means, address.ForHttp(8998), options),
            ConnectionKind.Rest => Http(kind, credential, means, address.ForHttp(defaultPort: null), options),
            _ => Jdbc(credential, means, address, options),
        };

    private static EmrConnection? SparkConnect(
        SessionCredential credential, ConnectionMeans means, ConnectionAddress address, ConnectionOptions options)
    {
        if (address.ForSparkConnect() is not { } uri)
            return null;
        Dictionary<string, object> headers = new(StringComparer.OrdinalIgnoreCase) { [ProxyHeader] = means.Token! };
        // Values in the string are percent-encoded: a token may end in '=', and a second '=' makes PySpark refuse it.
        string remote = $"{uri.OriginalString};{ProxyHeader}={Uri.EscapeDataString(Secrets.Reveal(means.Token!))}";
        if (means.SessionId is { } session)
        {
            headers[Authorization] = session;
            remote += $";authorization={Uri.EscapeDataString(session)}";
        }

        return new EmrConnection(
            ConnectionKind.SparkConnect, uri, credential, headers, new() { ["SPARK_REMOTE"] = Secrets.Protect(remote) })
        {
            Authentication = ConnectionAuthentication.Header,
            Token = means.Token,
            SkipCertificateCheck = options.SkipCertificateCheck,
        };
    }

    private static EmrConnection? JupyterGateway(
        SessionCredential credential, ConnectionMeans means, ConnectionAddress address, ConnectionOptions options)
    {
        if (address.ForHttp(defaultPort: null) is not { } uri)
            return null;
        Dictionary<string, object> environment = new()
        {
            ["JUPYTER_GATEWAY_URL"] = uri.AbsoluteUri,
            ["JUPYTER_GATEWAY_AUTH_TOKEN"] = means.Token!,
        };
        return new EmrConnection(
            ConnectionKind.JupyterGateway, uri, credential, Header("token " + Secrets.Reveal(means.Token!)), environment)
        {
            Authentication = ConnectionAuthentication.Header,
            Token = means.Token,
            SkipCertificateCheck = options.SkipCertificateCheck,
        };
    }

    private static EmrConnection? Http(
        ConnectionKind kind, SessionCredential credential, ConnectionMeans means, Uri? uri, ConnectionOptions options)
    {
        if (uri is null)
            return null;
        bool basic = means.Password is not null;
        string value = basic ? Basic(means.Username!, means.Password!) : "Bearer " + Secrets.Reveal(means.Token!);
        return new EmrConnection(kind, uri, credential, Header(value))
        {
            Authentication = basic ? ConnectionAuthentication.Basic : ConnectionAuthentication.Bearer,
            Username = means.Username,
            Password = means.Password,
            Token = means.Token,
            SkipCertificateCheck = options.SkipCertificateCheck,
        };
    }

    private static EmrConnection? Jdbc(
        SessionCredential credential, ConnectionMeans means, ConnectionAddress address, ConnectionOptions options)
    {
        if (address.ForJdbc(options.JdbcDriver ?? JdbcDriver.Hive2) is not { } uri)
            return null;
        return new EmrConnection(ConnectionKind.Jdbc, uri, credential)
        {
            Authentication = ConnectionAuthentication.Basic,
            Username = means.Username,
            Password = means.Password,
        };
    }

    private static Dictionary<string, object> Header(string value) =>
        new(StringComparer.OrdinalIgnoreCase) { [Authorization] = Secrets.Protect(value) };

    private static string Basic(string username, SecureString password) =>
        "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{username}:{Secrets.Reveal(password)}"));
}
