namespace EmrSessionCredentials.Emulator.Account;

/// <summary>
/// How much there is in the account that the list operations show. Names, ids and states follow from the numbers, and
/// every region shows the same.
/// </summary>
public sealed record AccountOptions
{
    /// <summary>Gets the number of EMR clusters, 0 to 100,000: WAITING, RUNNING and TERMINATED in turn.</summary>
    public int Clusters { get; init; } = 5;

    /// <summary>Gets the number of Spark Connect sessions on each cluster that is RUNNING, 0 to 1,000.</summary>
    public int SessionsPerCluster { get; init; } = 3;

    /// <summary>Gets the number of virtual clusters, 0 to 100,000: every third one is TERMINATED.</summary>
    public int VirtualClusters { get; init; } = 3;

    /// <summary>
    /// Gets the number of managed endpoints in each virtual cluster, 0 to 1,000: both types in turn, half of them
    /// ACTIVE.
    /// </summary>
    public int EndpointsPerVirtualCluster { get; init; } = 4;

    /// <summary>
    /// Gets the number of EMR Serverless applications, 0 to 100,000: STARTED, CREATED and STOPPED in turn.
    /// </summary>
    public int Applications { get; init; } = 3;

    /// <summary>Gets the number of sessions in each application that is STARTED, 0 to 1,000.</summary>
    public int SessionsPerApplication { get; init; } = 3;

    /// <summary>Gets how many items a page has, 1 to 1,000, when the caller does not ask for another number.</summary>
    public int PageSize { get; init; } = 2;

    /// <summary>
    /// Gets how often a new Livy session or statement is seen starting or running before it is idle or available,
    /// 0 to 1,000.
    /// </summary>
    public int LivyPolls { get; init; }

    /// <summary>
    /// Gets how often a new session of a cluster or an application is described as STARTING before it is IDLE, and
    /// how often the URL of a user interface is not ready, 0 to 1,000.
    /// </summary>
    public int SessionPolls { get; init; }
}
