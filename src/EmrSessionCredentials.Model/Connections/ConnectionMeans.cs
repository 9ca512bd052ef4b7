using System;
using System.Collections.Generic;
using System.Security;

namespace EmrSessionCredentials.Connections;

/// <summary>
/// What a credential brings to a connection, whatever its type: a new type of credential is one more case here, and
/// nothing else.
/// </summary>
internal sealed record ConnectionMeans
{
    /// <summary>What it is, as the beginning of a sentence.</summary>
    internal required string Noun { get; init; }

    /// <summary>What it can serve, best first.</summary>
    internal required IReadOnlyList<ConnectionKind> Kinds { get; init; }

    /// <summary>Which credential serves the kinds that this one does not.</summary>
    internal required string Otherwise { get; init; }

    /// <summary>What to give when the host is not known and cannot be looked up.</summary>
    internal required string HostAdvice { get; init; }

    /// <summary>Where the credential itself says that its target is: a URL or a host; null where it does not.</summary>
    internal string? Address { get; init; }

    internal SecureString? Token { get; init; }

    internal string? Username { get; init; }

    internal SecureString? Password { get; init; }

    /// <summary>The session that Spark Connect on a cluster is told, besides the token; null for all others.</summary>
    internal string? SessionId { get; init; }

    /// <summary>
    /// The same for an address of the caller's. A session's token is for the service's own endpoint; whoever goes past
    /// it, over VPC peering to the cluster, shows the user name and password.
    /// </summary>
    internal ConnectionMeans For(ConnectionAddress given) =>
        Password is null || Address is null || ConnectionAddress.Parse(Address, port: null)?.IsSameHost(given) == true
            ? this
            : this with { Token = null, SessionId = null };

    internal static ConnectionMeans Of(SessionCredential credential) => credential switch
    {
        ClusterSessionCredential cluster => new ConnectionMeans
        {
            Noun = "The user name and password of a cluster",
            Kinds = [ConnectionKind.Livy, ConnectionKind.Rest, ConnectionKind.Jdbc],
            Otherwise = "Spark Connect on a cluster takes the credential of a session, a Jupyter gateway that of a managed endpoint.",
            HostAdvice = "Give the name of the cluster's primary node with -HostName, or the URL with -Endpoint.",
            Username = cluster.Username,
            Password = cluster.Password,
        },
        ManagedEndpointSessionCredential endpoint => new ConnectionMeans
        {
            Noun = "The token of a managed endpoint",
            Kinds = [ConnectionKind.JupyterGateway, ConnectionKind.SparkConnect, ConnectionKind.Rest],
            Otherwise = "Livy and JDBC take the credential of a cluster.",
            HostAdvice = "Give -Endpoint: the endpoint's server URL, for Spark Connect its authentication proxy URL.",
            Token = endpoint.Token,
        },
        SparkConnectSessionCredential session => new ConnectionMeans
        {
            Noun = "The credential of a Spark Connect session",
            Kinds = [ConnectionKind.SparkConnect],
            Otherwise = "Livy and JDBC take the credential of a cluster, a Jupyter gateway that of a managed endpoint.",
            HostAdvice = "Give the session's server with -HostName or -Endpoint.",
            Address = session.Endpoint.OriginalString,
            Token = session.Token,
            Username = session.Username,
            Password = session.Password,
            SessionId = session.ClusterId is null ? null : session.SessionId,
        },
        _ => throw new NotSupportedException($"{credential.GetType().Name} has no means to connect."),
    };
}
