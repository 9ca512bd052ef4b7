using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;

namespace EmrSessionCredentials.Connections;

/// <summary>
/// All that one kind of client needs to get in: where to, and with what. Secrets are <see cref="SecureString"/>s until
/// one of the <c>Reveal</c> methods is called; nothing else here, <see cref="ToString"/> included, shows one.
/// </summary>
public sealed class EmrConnection
{
    private readonly Dictionary<string, object> _headers;
    private readonly Dictionary<string, object> _environment;

    internal EmrConnection(
        ConnectionKind kind,
        Uri uri,
        SessionCredential credential,
        Dictionary<string, object>? headers = null,
        Dictionary<string, object>? environment = null)
    {
        Kind = kind;
        Uri = uri;
        SessionCredential = credential;
        _headers = headers ?? [];
        _environment = environment ?? [];
    }

    /// <summary>What it talks to.</summary>
    public ConnectionKind Kind { get; }

    /// <summary>
    /// Where it is: an http, <c>sc:</c> or <c>jdbc:</c> URL without the credential. A <c>jdbc:</c> URL has the
    /// parameters that the caller gave, for instance the password of a trust store, which Hive's driver reads only
    /// there.
    /// </summary>
    public Uri Uri { get; }

    /// <summary>How it shows the credential.</summary>
    public ConnectionAuthentication Authentication { get; internal init; }

    /// <summary>
    /// The HTTP or gRPC headers that let a request in: a string, or a <see cref="SecureString"/> for a secret.
    /// </summary>
    public IReadOnlyDictionary<string, object> Headers => _headers;

    /// <summary>
    /// The environment variables that a client reads: a string, or a <see cref="SecureString"/> for a secret.
    /// </summary>
    public IReadOnlyDictionary<string, object> Environment => _environment;

    /// <summary>The user name, or null where a token opens it.</summary>
    public string? Username { get; internal init; }

    /// <summary>The password, or null where a token opens it.</summary>
    public SecureString? Password { get; internal init; }

    /// <summary>The token, or null where a user name and a password open it.</summary>
    public SecureString? Token { get; internal init; }

    /// <summary>Whether the server's certificate is taken as it is.</summary>
    public bool SkipCertificateCheck { get; internal init; }

    /// <summary>
    /// The certificate authority of the managed endpoint, in PEM (<c>certificateAuthority</c> of
    /// DescribeManagedEndpoint); null where the service named none, or where the address was given.
    /// </summary>
    public string? CertificateAuthority { get; internal init; }

    /// <summary>The credential it was made of; it can be renewed, and a connection made anew.</summary>
    public SessionCredential SessionCredential { get; }

    /// <summary>The identifier of what it opens: a cluster, a managed endpoint, a session.</summary>
    public string Target => SessionCredential.Target;

    /// <summary>When it stops being of use, in UTC; null when the service did not say.</summary>
    public DateTime? ExpiresAt => SessionCredential.ExpiresAt;

    /// <summary>How long it is still of use; null when the service did not say.</summary>
    public TimeSpan? ExpiresIn => SessionCredential.ExpiresIn;

    /// <summary>Whether its credential has expired.</summary>
    public bool IsExpired => SessionCredential.IsExpired;

    /// <summary>The URL of something below the connection's own.</summary>
    /// <param name="relative">
    /// A path without a <c>..</c> segment, with a query or without; null or empty for the connection's own URL.
    /// </param>
    /// <returns>An http or https URL on the connection's own host and below its path.</returns>
    /// <exception cref="SessionCredentialException">
    /// <c>NotAnHttpConnection</c>: this kind does not use HTTP. <c>InvalidParameter</c>: the path is not valid.
    /// </exception>
    public Uri HttpUri(string? relative)
    {
        if (Uri.Scheme != Uri.UriSchemeHttps && Uri.Scheme != Uri.UriSchemeHttp)
            throw ConnectionErrors.NotHttp(this);
        if (string.IsNullOrEmpty(relative))
            return Uri;
        if (HasScheme(relative!) || CanLeave(relative!))
            throw ConnectionErrors.NoPath(this, relative!);
        if (relative!.Contains('#'))
            throw ConnectionErrors.Malformed(this, "has a fragment, which is not sent to a server");
        if (!Uri.IsWellFormedUriString(relative, UriKind.Relative))
            throw ConnectionErrors.Malformed(this, "has characters that must be percent-encoded");
        string prefix = Uri.GetLeftPart(UriPartial.Path).TrimEnd('/') + "/";
        Uri below = new(prefix + relative!.TrimStart('/'));
        return below.GetLeftPart(UriPartial.Path).StartsWith(prefix, StringComparison.Ordinal)
            ? below
            : throw ConnectionErrors.NoPath(this, relative);
    }

    /// <summary>The headers with their secrets readable.</summary>
    /// <exception cref="SessionCredentialException">
    /// <c>ExpiredCredential</c>, <c>DisposedSecret</c>. <c>NotAnHttpConnection</c>: this kind has no headers.
    /// </exception>
    public IReadOnlyDictionary<string, string> RevealHeaders()
    {
        ConnectionErrors.ThrowIfExpired(SessionCredential);
        return _headers.Count > 0 ? Reveal(_headers) : throw ConnectionErrors.NotHttp(this);
    }

    /// <summary>The environment variables with their secrets readable.</summary>
    /// <exception cref="SessionCredentialException">
    /// <c>ExpiredCredential</c>, <c>DisposedSecret</c>. <c>NoEnvironment</c>: this kind has no variables.
    /// </exception>
    public IReadOnlyDictionary<string, string> RevealEnvironment()
    {
        ConnectionErrors.ThrowIfExpired(SessionCredential);
        return _environment.Count > 0 ? Reveal(_environment) : throw ConnectionErrors.WithoutEnvironment(Target, Kind);
    }

    /// <summary>What must not appear in a message, in each form in which it is sent.</summary>
    internal IEnumerable<string> RevealSecrets() =>
        from secret in _headers.Values.Append(Token).Append(Password).OfType<SecureString>()
        from part in Secrets.Reveal(secret).Split(' ')
        select part;

    /// <summary>What it is and until when, without a secret; its URL is without parameters.</summary>
    public override string ToString() =>
        $"{Kind} connection to {ConnectionAddress.Of(Uri).Display}, {SessionCredential.Expiry}";

    private static bool HasScheme(string relative) => relative.Split('/', '\\', '?', '#')[0].Contains(':');

    // A proxy or a server may decode more than once, read '\' as '/', or ignore what follows ';' in a segment.
    private static bool CanLeave(string relative)
    {
        string path = relative.Split('?', '#')[0];
        for (string encoded = ""; encoded != path;)
        {
            encoded = path;
            path = Uri.UnescapeDataString(encoded);
        }

        path = path.Replace('\\', '/');
        return path.StartsWith("//", StringComparison.Ordinal)
            || path.Split('/', ';', '?', '#').Contains("..", StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Reveal(Dictionary<string, object> values) => values.ToDictionary(
        pair => pair.Key, pair => pair.Value is SecureString secret ? Secrets.Reveal(secret) : (string)pair.Value);
}
