using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Targets;

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
            session.List(ListOperations.Clusters, owner: null, states),
            page => Wanted(page.Where(cluster => own?.Contains(cluster.State) == true)),
            cluster => sessions is not null && owners?.Contains(cluster.State) != false
                ? ClusterSessionsAsync(new TargetOwner(cluster.ClusterId, cluster.Name, cluster.State), sessions)
                : Task.CompletedTask);
    }

    private Task ClusterSessionsAsync(TargetOwner cluster, IReadOnlyList<string> states)
    {
        TargetList<ClusterSessionTarget> list = session.List(ListOperations.ClusterSessions, cluster, states);
        return reader.ReadAsync(list with { GetPageAsync = PageAsync }, Wanted);

        async Task<(ListAnswer<ClusterSessionTarget> Answer, CallReport Report)> PageAsync(string? token, CancellationToken stop)
        {
            try
            {
                return await list.GetPageAsync(token, stop).ConfigureAwait(false);
            }
            catch (SessionCredentialException e) when (e.Kind is FailureKind.InvalidParameter && query.OwnerId is null)
            {
                // Most clusters have no sessions, and one that may not be asked for them is nothing to complain of.
                if (!await HasNoSessionsAsync(cluster.Id, stop).ConfigureAwait(false))
                    throw;
                return (new ListAnswer<ClusterSessionTarget>([], NextToken: null), e.Call!);
            }
        }
    }

    private async Task<bool> HasNoSessionsAsync(string clusterId, CancellationToken stop)
    {
        try
        {
            return await session.HasNoSessionsAsync(clusterId, stop).ConfigureAwait(false);
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
                session.List(ListOperations.VirtualClusters, owner: null, OwnerStates(states, LiveVirtualClusters)),
                _ => [],
                EndpointsAsync);

        Task EndpointsAsync(TargetOwner owner) =>
            reader.ReadAsync(session.List(ListOperations.ManagedEndpoints, owner, states), Wanted);
    }

    private Task ApplicationsAsync()
    {
        if (query.StatesOf(SessionTargetKind.ServerlessSession) is not { } states)
            return Task.CompletedTask;
        return query.OwnerId is { } id
            ? SessionsAsync(new TargetOwner(id))
            : reader.ReadAsync(
                session.List(ListOperations.Applications, owner: null, OwnerStates(states, LiveApplications)),
                _ => [],
                SessionsAsync);

        Task SessionsAsync(TargetOwner owner) =>
            reader.ReadAsync(session.List(ListOperations.ServerlessSessions, owner, states), Wanted);
    }

    /// <summary>All states, for null, where what is looked for may have outlived what it belongs to.</summary>
    private static IReadOnlyList<string>? OwnerStates(IReadOnlyList<string> states, IReadOnlyList<string> live) =>
        states.Any(TargetStates.IsOver) ? null : live;

    private IReadOnlyList<EmrSessionTarget> Wanted(IEnumerable<EmrSessionTarget> page) => [.. page.Where(query.IsWanted)];
}
