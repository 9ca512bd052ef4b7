namespace EmrSessionCredentials.Targets;

/// <summary>An id that could be meant, and what tells it from the others.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">Its name, or null when it has none.</param>
/// <param name="State">Its state as the service names it.</param>
internal sealed record Suggestion(string Id, string? Name, string State);

/// <summary>What an id can be of.</summary>
internal enum SuggestionKind
{
    /// <summary>A cluster.</summary>
    Cluster,

    /// <summary>A Spark Connect session, of one cluster or of all.</summary>
    ClusterSession,

    /// <summary>A virtual cluster of Amazon EMR on EKS.</summary>
    VirtualCluster,

    /// <summary>A managed endpoint, of one virtual cluster or of all.</summary>
    ManagedEndpoint,

    /// <summary>An EMR Serverless application.</summary>
    Application,

    /// <summary>A session of EMR Serverless, of one application or of all.</summary>
    ServerlessSession,
}
