namespace EmrSessionCredentials.Vault;

/// <summary>What a secret of the vault opens: the first part of its name.</summary>
public enum SecretKind
{
    /// <summary><c>cluster/…</c>: the user name and password of an EMR cluster.</summary>
    Cluster,

    /// <summary><c>endpoint/…</c>: the token of a managed endpoint of Amazon EMR on EKS.</summary>
    Endpoint,

    /// <summary><c>session/…</c>: the token of a Spark Connect session on a cluster.</summary>
    Session,

    /// <summary><c>serverless/…</c>: the token of a session of EMR Serverless.</summary>
    Serverless,
}
