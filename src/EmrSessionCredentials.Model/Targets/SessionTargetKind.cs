namespace EmrSessionCredentials;

/// <summary>What a session credential can be for. Each kind has one cmdlet that gets it.</summary>
public enum SessionTargetKind
{
    /// <summary>An Amazon EMR cluster: <c>Get-EMRClusterSessionCredential</c>.</summary>
    Cluster,

    /// <summary>A managed endpoint of Amazon EMR on EKS: <c>Get-EMRCManagedEndpointSessionCredential</c>.</summary>
    ManagedEndpoint,

    /// <summary>A Spark Connect session on a cluster: <c>Get-EMRSessionEndpoint</c>.</summary>
    ClusterSession,

    /// <summary>A session of an EMR Serverless application: <c>Get-EMRServerlessSessionEndpoint</c>.</summary>
    ServerlessSession,
}
