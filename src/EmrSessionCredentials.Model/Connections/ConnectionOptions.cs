using System;
using System.Collections.Generic;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Connections;

/// <summary>What a caller may say about a connection. What is left out is looked up, or has a default.</summary>
internal sealed record ConnectionOptions
{
    /// <summary>What to talk to; null for what the credential serves best.</summary>
    public ConnectionKind? Kind { get; init; }

    /// <summary>
    /// Where it is: http or https; for Spark Connect <c>sc://</c> too; for JDBC also a whole <c>jdbc:</c> URL.
    /// </summary>
    public Uri? Endpoint { get; init; }

    /// <summary>
    /// The host alone, a name or an address, in place of <see cref="Endpoint"/>; the kind adds the rest.
    /// </summary>
    public string? HostName { get; init; }

    /// <summary>The port, 1 to 65535, where it is not the kind's own.</summary>
    public int? Port { get; init; }

    /// <summary>Whose JDBC URL to write; null for HiveServer2's. Goes with the kind Jdbc only.</summary>
    public JdbcDriver? JdbcDriver { get; init; }

    /// <summary>Whether the connection may be unencrypted although it leaves this machine.</summary>
    public bool AllowUnencryptedEndpoint { get; init; }

    /// <summary>
    /// Whether the server's certificate is taken as it is; primary nodes mostly have one of their own making.
    /// </summary>
    public bool SkipCertificateCheck { get; init; }

    /// <summary>Refuses options that no credential could be connected with.</summary>
    /// <exception cref="InvalidRequestParameterException">
    /// They contradict each other, or one is malformed; all are named.
    /// </exception>
    public void ThrowIfInvalid()
    {
        List<RuleViolation> violations = [];
        if (Endpoint is not null)
            CheckEndpoint(Endpoint, violations);
        if (HostName is not null && Uri.CheckHostName(HostName) == UriHostNameType.Unknown)
            violations.Add(
                new(nameof(HostName), "is not a host name or address; use -Endpoint for a URL, -Port for a port"));
        if (Port is < 1 or > 65535)
            violations.Add(new(nameof(Port), "is not between 1 and 65535"));
        if (JdbcDriver is not null && Kind != ConnectionKind.Jdbc)
            violations.Add(new(nameof(JdbcDriver), "can be used only with -Kind Jdbc"));
        if (violations.Count > 0)
            throw new InvalidRequestParameterException(violations);
    }

    private void CheckEndpoint(Uri endpoint, List<RuleViolation> violations)
    {
        if (!endpoint.IsAbsoluteUri)
            violations.Add(
                new(nameof(Endpoint), "is not an absolute URL; use one like https://host:8998, or -HostName"));
        else if (ConnectionAddress.HasLogin(endpoint))
            violations.Add(new(nameof(Endpoint), ConnectionAddress.LoginRule));
        else if (ConnectionAddress.HasSeveralHosts(endpoint))
            violations.Add(
                new(nameof(Endpoint), "is a jdbc: URL with several hosts, which is not supported; name one host"));
        else if (ConnectionAddress.HasParameters(endpoint))
            violations.Add(new(nameof(Endpoint), "has a query or a fragment, which only a jdbc: URL can have"));
        if (HostName is not null)
            violations.Add(new(nameof(HostName), "cannot be used with -Endpoint"));
        if (Port is not null)
            violations.Add(new(nameof(Port), "cannot be used with -Endpoint; write the port in the URL"));
    }
}
