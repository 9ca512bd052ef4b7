using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Listing;

/// <summary>Which lists lead to what is looked for, and which states of theirs.</summary>
/// <param name="session">Who asks, and where.</param>
/// <param name="query">What to look for.</param>
/// <param name="reader">Reads the lists.</param>
internal sealed class TargetWalk(EmrSession session, TargetQuery query, PageReader reader)
{
    // Nothing that has not ended can be in anything else than these.
    internal static IReadOnlyList<string> LiveVirtualClusters { get; } = ["RUNNING"];

    internal static IReadOnlyList<string> LiveApplications { get; } = ["STARTING", "STARTED", "STOPPING"];

    internal Task RunAsync() => Task.WhenAll(ClustersAsync(), VirtualClustersAsync(), ApplicationsAsync());

    private Task ClustersAsync()
    {
        IReadOnlyList<string>? own = query.StatesOf(SessionTargetKind.Cluster);
        IReadOnlyList<string>? sessions = query.StatesOf(SessionTargetKind.ClusterSession);
        if (query.OwnerId is not null && sessions is not null)
            return ClusterSessionsAsync(new TargetOwner(query.OwnerId), sessions);
        IReadOnlyList<string>? owners =
            sessions is null ? [] : OwnerStates(sessions, TargetStates.Usable(SessionTargetKind.Cluster));
        if (own is null && sessions is null)
            return Task.CompletedTask;

        // One list serves both; null, for all, wins.
        IReadOnlyList<string>? states = owners is null ? null : [.. owners.Union(own ?? [])];
        return reader.ReadAsync(
            List(ListOperations.Clusters, owner: null, states),
            page => Wanted(page.Where(cluster => own?.Contains(cluster.State) == true)),
            cluster => sessions is not null && owners?.Contains(cluster.State) != false
                ? ClusterSessionsAsync(new TargetOwner(cluster.ClusterId, cluster.Name, cluster.State), sessions)
                : Task.CompletedTask);
    }

    private Task ClusterSessionsAsync(TargetOwner cluster, IReadOnlyList<string> states) => reader.ReadAsync(
        List(ListOperations.ClusterSessions, cluster, states),
        Wanted,
        // Most clusters have no sessions, and one that refuses the question for that reason is not an error.
        isExpected: async (failure, stop) => failure.Kind is FailureKind.InvalidParameter && query.OwnerId is null
            && await HasNoSessionsAsync(cluster.Id, stop).ConfigureAwait(false));

    private async Task<bool> HasNoSessionsAsync(string clusterId, CancellationToken stop)
    {
        try
        {
            (DescribeClusterResponse answer, _) = await session.CallAsync(
                new CallSubject("EMR", "DescribeCluster", clusterId),
                (clients, _, cancel) => clients.Emr.DescribeClusterAsync(new() { ClusterId = clusterId }, cancel),
                new CallContext(stop)).ConfigureAwait(false);
            return answer.Cluster?.SessionEnabled != true;
        }
        catch (SessionCredentialException)
        {
            // Then the first failure tells more than this one.
            return false;
        }
    }

    private Task VirtualClustersAsync()
    {
        if (query.StatesOf(SessionTargetKind.ManagedEndpoint) is not { } states)
            return Task.CompletedTask;
        return query.OwnerId is { } id
            ? EndpointsAsync(new TargetOwner(id))
            : reader.ReadAsync(
                List(ListOperations.VirtualClusters, owner: null, OwnerStates(states, LiveVirtualClusters)),
                _ => [],
                EndpointsAsync);

        Task EndpointsAsync(TargetOwner owner) =>
            reader.ReadAsync(List(ListOperations.ManagedEndpoints, owner, states), Wanted);
    }

    private Task ApplicationsAsync()
    {
        if (query.StatesOf(SessionTargetKind.ServerlessSession) is not { } states)
            return Task.CompletedTask;
        return query.OwnerId is { } id
            ? SessionsAsync(new TargetOwner(id))
            : reader.ReadAsync(
                List(ListOperations.Applications, owner: null, OwnerStates(states, LiveApplications)),
                _ => [],
                SessionsAsync);

        Task SessionsAsync(TargetOwner owner) =>
            reader.ReadAsync(List(ListOperations.ServerlessSessions, owner, states), Wanted);
    }

    /// <summary>All states, for null, where what is looked for may have outlived what it belongs to.</summary>
    private static IReadOnlyList<string>? OwnerStates(IReadOnlyList<string> states, IReadOnlyList<string> live) =>
        states.Any(TargetStates.IsOver) ? null : live;

    private IReadOnlyList<EmrSessionTarget> Wanted(IEnumerable<EmrSessionTarget> page) => [.. page.Where(query.IsWanted)];

    private TargetList<T> List<T>(ListOperation<T> operation, TargetOwner? owner, IReadOnlyList<string>? states) =>
        new(session, operation, owner, states);
}
