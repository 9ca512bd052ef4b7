namespace EmrSessionCredentials.Benchmarks.Peers;

/// <summary>What a contestant is to do in one process.</summary>
/// <param name="Items">Calls in each pass.</param>
/// <param name="Concurrency">How many at once.</param>
/// <param name="Passes">How often; the last ones count.</param>
/// <param name="Targets">Over how many endpoints or clusters.</param>
/// <param name="IsCluster">GetClusterSessionCredentials in place of GetManagedEndpointSessionCredentials.</param>
/// <param name="Stream">Whether results are checked and dropped as they come, in place of kept.</param>
internal sealed record Workload(
    int Items, int Concurrency, int Passes, int Targets = 100, bool IsCluster = false, bool Stream = false)
{
    /// <summary>Calls before the first pass, which do not count.</summary>
    internal int WarmUp { get; init; }

    /// <summary>Whether a pass is made for each line of the input, and printed, in place of a number of passes.</summary>
    internal bool Turns { get; init; }

    internal string Operation => IsCluster ? "cluster" : "endpoint";
}
