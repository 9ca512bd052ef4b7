using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.Listing;

/// <summary>A list of the account, and the lists of what belongs to its items.</summary>
internal sealed record TargetListing
{
    /// <summary>The operation.</summary>
    internal required ListOperation Operation { get; init; }

    /// <summary>The kind of session that it lists; null when it lists only owners.</summary>
    internal SessionTargetKind? Kind { get; init; }

    /// <summary>The states in which an item can own something that has not ended.</summary>
    internal IReadOnlyList<string> LiveStates { get; init; } = [];

    /// <summary>The lists of what belongs to an item.</summary>
    internal IReadOnlyList<TargetListing> Owned { get; init; } = [];

    /// <summary>
    /// Whether an owner has no such list, after the service refused to list it; null when that is always an error.
    /// </summary>
    internal Func<EmrSession, string, CancellationToken, Task<bool>>? HasNoneAsync { get; init; }

    /// <summary>The lists of a whole account. Tests add one of their own.</summary>
    internal static IReadOnlyList<TargetListing> Roots { get; set; } =
    [
        new()
        {
            Operation = ListOperations.Clusters,
            Kind = SessionTargetKind.Cluster,
            LiveStates = SessionKinds.Of(SessionTargetKind.Cluster).UsableStates,
            Owned =
            [
                new()
                {
                    Operation = ListOperations.ClusterSessions,
                    Kind = SessionTargetKind.ClusterSession,
                    HasNoneAsync = HasNoSessionsAsync,
                },
            ],
        },
        new()
        {
            Operation = ListOperations.VirtualClusters,
            LiveStates = ["RUNNING"],
            Owned = [new() { Operation = ListOperations.ManagedEndpoints, Kind = SessionTargetKind.ManagedEndpoint }],
        },
        new()
        {
            Operation = ListOperations.Applications,
            LiveStates = ["STARTING", "STARTED", "STOPPING"],
            Owned = [new() { Operation = ListOperations.ServerlessSessions, Kind = SessionTargetKind.ServerlessSession }],
        },
    ];

    /// <summary>The list of the owners of a kind; null for a kind without one, or without a list.</summary>
    internal static TargetListing? OwnersOf(SessionTargetKind kind) =>
        Roots.FirstOrDefault(root => root.Owned.Any(owned => owned.Kind == kind));

    // Most clusters have no sessions, and the service refuses to list them then.
    private static async Task<bool> HasNoSessionsAsync(EmrSession session, string clusterId, CancellationToken stop)
    {
        try
        {
            (DescribeClusterResponse answer, _) = await session.CallAsync(
                new CallSubject("EMR", "DescribeCluster", clusterId),
                (clients, cancel) => clients.Emr.DescribeClusterAsync(new() { ClusterId = clusterId }, cancel),
                new CallContext(stop)).ConfigureAwait(false);
            return answer.Cluster?.SessionEnabled != true;
        }
        catch (SessionCredentialException)
        {
            // The first error says more than this one.
            return false;
        }
    }
}
