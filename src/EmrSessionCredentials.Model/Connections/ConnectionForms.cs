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

    /// <summary>
    /// Before it gives a kernel, a gateway on Amazon EKS starts pods, which takes longer than Jupyter's own 42 seconds.
    /// </summary>
    private const string GatewaySeconds = "300";

    /// <summary>Whether clients of this kind read their connection from environment variables.</summary>
    internal static bool HasEnvironment(ConnectionKind kind) =>
        kind is ConnectionKind.SparkConnect or ConnectionKind.JupyterGateway;

    /// <returns>The connection, or null when the address is not one of this kind.</returns>
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
        Dictionary<string, object> headers = new(StringComparer.OrdinalIgnoreCase);
        if (means.Token is { } token)
            headers[ProxyHeader] = token;
        if (means.SessionId is { } session)
            headers[Authorization] = session;
        bool basic = means.Token is null && means.Password is not null;
        if (basic)
            headers[Authorization] = Secrets.Protect(Basic(means.Username!, means.Password!));

        Dictionary<string, object> environment = new() { ["SPARK_REMOTE"] = Remote(uri, headers) };
        return new EmrConnection(ConnectionKind.SparkConnect, uri, credential, headers, environment)
        {
            Authentication = ConnectionAuthentication.Header,
            Token = means.Token,
            Username = basic ? means.Username : null,
            Password = basic ? means.Password : null,
            SkipCertificateCheck = options.SkipCertificateCheck,
        };
    }

    /// <summary>
    /// The connection string: what its reader does not know becomes a header. Header names are in lower case, as gRPC
    /// wants them, and values percent-encoded: a token may end in '=', and a second '=' makes PySpark refuse it.
    /// </summary>
    private static SecureString Remote(Uri uri, Dictionary<string, object> headers)
    {
        StringBuilder remote = new(uri.OriginalString);
        foreach (KeyValuePair<string, object> header in headers)
        {
            string value = header.Value is SecureString secret ? Secrets.Reveal(secret) : (string)header.Value;
            remote.Append(';').Append(header.Key.ToLowerInvariant()).Append('=').Append(Uri.EscapeDataString(value));
        }

        return Secrets.Protect(remote.ToString());
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
            ["JUPYTER_GATEWAY_VALIDATE_CERT"] = options.SkipCertificateCheck ? "false" : "true",
            [GatewayVariables.RequestTimeout] = GatewaySeconds,
        };
        return new EmrConnection(
            ConnectionKind.JupyterGateway, uri, credential, Header("token " + Secrets.Reveal(means.Token!)), environment)
        {
            Authentication = ConnectionAuthentication.Header,
            Token = means.Token,
            SkipCertificateCheck = options.SkipCertificateCheck,
            CertificateAuthority = means.CertificateAuthority,
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
            CertificateAuthority = means.CertificateAuthority,
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
