using System;
using System.CommandLine;
using BenchmarkDotNet.Running;
using EmrSessionCredentials.Benchmarks.Inside;

namespace EmrSessionCredentials.Benchmarks.CommandLine;

/// <summary><c>inside</c>: BenchmarkDotNet on what happens in one process, without a network.</summary>
internal static class InsideCommand
{
    private static readonly Option<string[]> Filter = new("--filter")
    {
        Description = "Which benchmarks, as globs: *OrderedCalls*.",
        DefaultValueFactory = _ => ["*"],
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> Quick = new("--quick") { Description = "One iteration of each." };

    internal static Command Create()
    {
        Command command = new("inside", "Time and allocations inside one process: a call, the pump, parsing.")
        {
            Filter, Quick,
        };
        command.SetAction(parsed =>
        {
            string[] arguments = ["--filter", .. parsed.GetValue(Filter) ?? ["*"]];
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly)
                .Run(arguments, InsideConfig.Create(parsed.GetValue(Quick)));
            return 0;
        });
        return command;
    }
}
