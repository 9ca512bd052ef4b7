using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace EmrSessionCredentials.Emulator.Account;

/// <summary>One number of <see cref="AccountOptions"/> as the command line and the control route name it.</summary>
internal sealed record AccountSetting(
    string Name,
    string Summary,
    int Min,
    int Max,
    Func<AccountOptions, int> Get,
    Func<AccountOptions, int, AccountOptions> With)
{
    private const int Many = 100_000;
    private const int Some = 1_000;
    private const int MaxTotal = 1_000_000;

    /// <summary>Numbers of items, each with the number of what every item has. The account makes all of these.</summary>
    private static readonly (string Items, string InEach)[] Nested =
    [
        ("clusters", "sessionsPerCluster"),
        ("virtualClusters", "endpointsPerVirtualCluster"),
        ("applications", "sessionsPerApplication"),
    ];

    internal static IReadOnlyList<AccountSetting> All { get; } =
    [
        new("clusters", "EMR clusters: WAITING, RUNNING and TERMINATED in turn", 0, Many,
            o => o.Clusters, (o, n) => o with { Clusters = n }),
        new("sessionsPerCluster", "Spark Connect sessions on each cluster that is RUNNING", 0, Some,
            o => o.SessionsPerCluster, (o, n) => o with { SessionsPerCluster = n }),
        new("virtualClusters", "virtual clusters: every third is TERMINATED", 0, Many,
            o => o.VirtualClusters, (o, n) => o with { VirtualClusters = n }),
        new("endpointsPerVirtualCluster", "managed endpoints in each, both types in turn", 0, Some,
            o => o.EndpointsPerVirtualCluster, (o, n) => o with { EndpointsPerVirtualCluster = n }),
        new("applications", "EMR Serverless applications: STARTED, CREATED and STOPPED in turn", 0, Many,
            o => o.Applications, (o, n) => o with { Applications = n }),
        new("sessionsPerApplication", "sessions in each application that is STARTED", 0, Some,
            o => o.SessionsPerApplication, (o, n) => o with { SessionsPerApplication = n }),
        new("pageSize", "items on a page, when the caller does not say", 1, Some,
            o => o.PageSize, (o, n) => o with { PageSize = n }),
        new("livyPolls", "looks at a new Livy session or statement before it is ready", 0, Some,
            o => o.LivyPolls, (o, n) => o with { LivyPolls = n }),
        new("sessionPolls", "looks at a new session before it is IDLE, or for a URL before it is ready", 0, Some,
            o => o.SessionPolls, (o, n) => o with { SessionPolls = n }),
    ];

    /// <summary>Reads <c>NAME=N</c>.</summary>
    /// <exception cref="FormatException">It is not a setting; the message lists those that exist.</exception>
    internal static AccountOptions Apply(AccountOptions options, string argument)
    {
        string[] parts = argument.Split('=', 2);
        return parts.Length == 2
            && int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
            ? Find(parts[0]).Apply(options, number)
            : throw new FormatException($"'{argument}' is not a setting of the account. Write NAME=N. {Names}");
    }

    /// <exception cref="FormatException">There is no such setting.</exception>
    internal static AccountSetting Find(string name) =>
        All.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"The account has no '{name}'. {Names}");

    /// <exception cref="FormatException">The number is out of range.</exception>
    internal AccountOptions Apply(AccountOptions options, int number) =>
        number >= Min && number <= Max
            ? With(options, number)
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture, $"'{Name}' must be from {Min} to {Max}, not {number}."));

    /// <exception cref="FormatException">A number is out of range, or two make too many items.</exception>
    internal static AccountOptions Check(AccountOptions options)
    {
        AccountOptions seen = All.Aggregate(options, (o, setting) => setting.Apply(o, setting.Get(options)));
        foreach ((string items, string inEach) in Nested)
        {
            int number = Find(items).Get(seen) * Find(inEach).Get(seen);
            if (number > MaxTotal)
            {
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"'{items}' times '{inEach}' must be at most {MaxTotal}, not {number}."));
            }
        }

        return seen;
    }

    private static string Names => $"It has: {string.Join(", ", All.Select(s => s.Name))}.";
}
