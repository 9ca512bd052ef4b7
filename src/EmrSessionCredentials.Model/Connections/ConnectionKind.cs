namespace EmrSessionCredentials.Connections;

/// <summary>What a credential can be used to talk to.</summary>
public enum ConnectionKind
{
    /// <summary>
    /// Spark Connect (gRPC), behind a managed endpoint's authentication proxy or a session's endpoint.
    /// </summary>
    SparkConnect,

    /// <summary>The Jupyter Enterprise Gateway of a managed endpoint.</summary>
    JupyterGateway,

    /// <summary>Livy on a cluster's primary node, port 8998.</summary>
    Livy,

    /// <summary>Any HTTP service that takes the credential: basic for a login, bearer for a token.</summary>
    Rest,

    /// <summary>A JDBC driver: HiveServer2, Trino or Presto on a cluster's primary node.</summary>
    Jdbc,
}
