using System.Collections.Generic;
using System.Globalization;
using EmrSessionCredentials.Benchmarks.Processes;

namespace EmrSessionCredentials.Benchmarks.Peers;

/// <summary>A way to get credentials, found on this machine.</summary>
/// <param name="Id">What the figures pick it by.</param>
/// <param name="Title">What the tables call it, with its version.</param>
internal abstract record Peer(string Id, string Title)
{
    /// <summary>Whether its calls are signed; the others are refused by an emulator that checks.</summary>
    internal virtual bool IsSigned => true;

    /// <summary>Extra service models (AWS_DATA_PATH), for a peer that is older than the operations.</summary>
    internal string? DataPath { get; init; }

    /// <summary>Whether it has the operation.</summary>
    internal virtual bool Can(Workload workload) => true;

    /// <summary>The process that makes calls and prints a <see cref="PeerResult"/>.</summary>
    internal abstract ProcessCommand Driver(Workload workload);

    /// <summary>The process that gets one credential, prints the token and ends; null where nobody would.</summary>
    internal virtual ProcessCommand? First => null;

    /// <summary>The options that all drivers but PowerShell's take.</summary>
    private protected static IEnumerable<string> Options(Workload workload, bool withOperation = true)
    {
        if (withOperation)
        {
            yield return "--operation";
            yield return workload.Operation;
        }

        (string, int)[] numbers =
        [
            ("--items", workload.Items),
            ("--targets", workload.Targets),
            ("--concurrency", workload.Concurrency),
            ("--passes", workload.Passes),
            ("--warm-up", workload.WarmUp),
        ];
        foreach ((string name, int value) in numbers)
        {
            yield return name;
            yield return value.ToString(CultureInfo.InvariantCulture);
        }

        if (workload.Turns)
            yield return "--turns";
        if (workload.Stream)
            yield return "--stream";
    }
}
