using System;
using System.Collections.Generic;

namespace EmrSessionCredentials.Emulator.Account;

/// <summary>
/// What README, the help and the samples name in their examples. It is in the account whatever its numbers are, so that
/// examples work as printed; lists do not show it, so that their numbers are those that were asked for.
/// </summary>
internal static class DocumentedItems
{
    private const string VirtualCluster = "abcdef1234567890";
    private const string SparkRelease = "emr-spark-8.0.0";
    private const string ServerlessRelease = "emr-7.13.0";

    private static readonly DateTimeOffset Created = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    internal static IReadOnlyList<EmulatedCluster> Clusters { get; } =
        [Cluster("j-1ABCDEFGHIJKL"), Cluster("j-2ABCDEFGHIJKL"), Cluster("j-3ABCDEFGHIJKL")];

    internal static IReadOnlyList<EmulatedVirtualCluster> VirtualClusters { get; } =
    [
        new(VirtualCluster, "analytics", "RUNNING", Created)
        {
            EksCluster = "eks-analytics",
            Endpoints =
            [
                Endpoint("ghijkl0987654321", "jupyter", EmulatedEndpoint.Jupyter),
                Endpoint("mnopqr0987654321", "jupyter", EmulatedEndpoint.Jupyter),
                Endpoint("stuvwx0987654321", "spark-connect", EmulatedEndpoint.SparkConnect),
            ],
        },
    ];

    internal static IReadOnlyList<EmulatedApplication> Applications { get; } =
    [
        new("00fedcba87654321", "adhoc", "STARTED", ServerlessRelease, Created)
        {
            Sessions = [new("00abcdef12345678", "adhoc", "IDLE", ServerlessRelease, Created)],
        },
    ];

    private static EmulatedCluster Cluster(string id) => new(id, "analytics", "RUNNING", SparkRelease, Created)
    {
        Sessions = [new("s-1ABCDEFGHIJKL", "notebook", "IDLE", SparkRelease, Created)],
    };

    private static EmulatedEndpoint Endpoint(string id, string name, string type) =>
        new(id, name, type, "ACTIVE", Created) { VirtualClusterId = VirtualCluster };
}
