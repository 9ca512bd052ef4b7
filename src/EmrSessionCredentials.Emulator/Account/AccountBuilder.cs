using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Emulator.Account;

/// <summary>
/// Makes the items of an account out of their numbers, so that the same numbers give the same account everywhere. The
/// first item of each kind is the newest, as most lists have it.
/// </summary>
internal static class AccountBuilder
{
    private const string SparkRelease = "emr-spark-8.0.0";

    private static readonly DateTimeOffset Newest = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Teams = ["analytics", "etl", "adhoc"];
    private static readonly string[] ClusterStates = ["WAITING", "RUNNING", "TERMINATED"];
    private static readonly string[] VirtualClusterStates = ["RUNNING", "RUNNING", "TERMINATED"];
    private static readonly string[] EndpointStates = ["ACTIVE", "ACTIVE", "CREATING", "TERMINATED"];
    private static readonly string[] ApplicationStates = ["STARTED", "CREATED", "STOPPED"];
    private static readonly string[] SessionStates = ["IDLE", "STARTED", "TERMINATED"];

    internal static IReadOnlyList<EmulatedCluster> Clusters(AccountOptions options) => Items(options.Clusters, n =>
    {
        string state = At(ClusterStates, n);
        bool busy = state is "RUNNING";
        return new EmulatedCluster(
            $"j-EMULATED{n:D5}", $"{At(Teams, n)}-{n}", state, busy ? SparkRelease : "emr-7.12.0", Age(hours: n))
        {
            Sessions = Sessions(busy ? options.SessionsPerCluster : 0, m => $"is-EMU{n:D5}{m:D5}", SparkRelease, n),
        };
    });

    internal static IReadOnlyList<EmulatedVirtualCluster> VirtualClusters(AccountOptions options) =>
        Items(options.VirtualClusters, n =>
        {
            string id = $"vcemulated{n:D15}";
            return new EmulatedVirtualCluster(id, $"{At(Teams, n)}-vc-{n}", At(VirtualClusterStates, n), Age(hours: n))
            {
                EksCluster = $"eks-{At(Teams, n)}",
                Endpoints = Items(options.EndpointsPerVirtualCluster, m => Endpoint(id, n, m)),
            };
        });

    internal static IReadOnlyList<EmulatedApplication> Applications(AccountOptions options) =>
        Items(options.Applications, n =>
        {
            string state = At(ApplicationStates, n);
            int sessions = state is "STARTED" ? options.SessionsPerApplication : 0;
            return new EmulatedApplication(
                $"00emulated{n:D6}", $"{At(Teams, n)}-app-{n}", state, "emr-7.13.0", Age(hours: n))
            {
                Sessions = Sessions(sessions, m => $"00s{n:D6}{m:D7}", "emr-7.13.0", n),
            };
        });

    private static EmulatedEndpoint Endpoint(string virtualCluster, int parent, int number)
    {
        bool spark = number % 2 == 0;
        return new EmulatedEndpoint(
            $"epemulated{parent:D8}{number:D7}",
            $"{(spark ? "spark" : "jupyter")}-{parent}-{number}",
            spark ? EmulatedEndpoint.SparkConnect : EmulatedEndpoint.Jupyter,
            At(EndpointStates, number),
            Age(parent, number))
        {
            VirtualClusterId = virtualCluster,
        };
    }

    private static List<EmulatedSession> Sessions(int count, Func<int, string> id, string release, int parent) =>
        Items(count, m => new EmulatedSession(
            id(m), $"notebook-{parent}-{m}", At(SessionStates, m), release, Age(parent, m)));

    private static List<T> Items<T>(int count, Func<int, T> make) => Enumerable.Range(1, count).Select(make).ToList();

    private static string At(string[] cycle, int number) => cycle[(number - 1) % cycle.Length];

    /// <summary>Whole hours apart, and minutes within what an item belongs to.</summary>
    private static DateTimeOffset Age(int hours, int minutes = 0) => Newest.AddHours(-hours).AddMinutes(-minutes);
}
