using System;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Floor;
using EmrSessionCredentials.Benchmarks.Peers;

namespace EmrSessionCredentials.Benchmarks.CommandLine;

/// <summary><c>floor</c>: the contestants that are C#, started by <c>compare</c> as processes of their own.</summary>
internal static class FloorCommand
{
    private static readonly Argument<string> Kind = new("kind") { Description = "What makes the calls." };
    private static readonly Option<int> Items = new("--items") { DefaultValueFactory = _ => 1000 };
    private static readonly Option<int> Targets = new("--targets") { DefaultValueFactory = _ => 100 };
    private static readonly Option<int> Concurrency = new("--concurrency") { DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Passes = new("--passes") { DefaultValueFactory = _ => 3 };
    private static readonly Option<int> WarmUp = new("--warm-up");
    private static readonly Option<bool> Turns = new("--turns");

    private static readonly Option<bool> Stream = new("--stream")
    {
        Description = "Taken for the others' sake: nothing is kept.",
    };

    internal static Command Create()
    {
        Kind.AcceptOnlyFromAmong([.. FloorKinds.All.Select(kind => kind.Name)]);
        Command command = new("floor", "Calls from bare C#; reads the AWS_… environment variables.")
        {
            Kind, Items, Targets, Concurrency, Passes, WarmUp, Turns, Stream,
        };
        command.Hidden = true;
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Uri url = new(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL")!);
        FloorKind kind = FloorKinds.All.Single(
            k => string.Equals(k.Name, parsed.GetValue(Kind), StringComparison.Ordinal));
        using ICaller caller = await kind.Open(url, cancellationToken).ConfigureAwait(false);
        FloorRun run = new(
            caller,
            parsed.GetValue(Items),
            parsed.GetValue(Targets),
            parsed.GetValue(Concurrency));
        if (parsed.GetValue(Turns))
        {
            await run.TakeTurnsAsync(Console.In, Console.Out, cancellationToken).ConfigureAwait(false);
            return 0;
        }

        PeerResult result = await run.MeasureAsync(
            parsed.GetValue(WarmUp), parsed.GetValue(Passes), cancellationToken).ConfigureAwait(false);
        Console.WriteLine(result.ToJson());
        return 0;
    }
}
