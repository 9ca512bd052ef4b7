using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>Starts processes, all on the same cores.</summary>
/// <param name="cores">How many cores they get; 0 for all.</param>
internal sealed class Launcher(int cores)
{
    /// <summary>Longer than anything here takes on a slow machine; what hangs must not hang the run for ever.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    /// <summary>Prepares a process, with its output to be read.</summary>
    internal ProcessStartInfo Prepare(ProcessCommand command)
    {
        ProcessStartInfo start = cores > 0
            ? new ProcessStartInfo("taskset")
            {
                // taskset becomes the process it starts, so nothing stands in between.
                ArgumentList = { "-c", "0-" + (cores - 1).ToString(CultureInfo.InvariantCulture), command.File },
            }
            : new ProcessStartInfo(command.File);
        foreach (string argument in command.Arguments)
            start.ArgumentList.Add(argument);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }

    /// <summary>Runs a process to its end.</summary>
    /// <exception cref="PeerFailedException">It could not be started, failed, or hung.</exception>
    internal async Task<ProcessRun> RunAsync(
        ProcessCommand command, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        ProcessStartInfo start = Prepare(command);
        PeerEnvironment.Apply(environment, start.Environment);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(Limit);
        double? cpu = ChildUsage.CpuSeconds();
        long started = Stopwatch.GetTimestamp();
        using Process process = Start(start);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(stop.Token);
            Task<string> error = process.StandardError.ReadToEndAsync(stop.Token);
            await process.WaitForExitAsync(stop.Token).ConfigureAwait(false);
            double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            cpu = ChildUsage.CpuSeconds() - cpu;
            return process.ExitCode == 0
                ? new ProcessRun(seconds, cpu, (await output.ConfigureAwait(false)).Trim())
                : throw new PeerFailedException(command, await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new PeerFailedException(command, $"It did not end within {Limit.TotalMinutes} minutes.");
        }
    }

    /// <summary>Starts a process that makes a pass whenever it is its turn.</summary>
    internal LiveProcess Open(ProcessCommand command, IReadOnlyDictionary<string, string?> environment)
    {
        ProcessStartInfo start = Prepare(command);
        start.RedirectStandardInput = true;
        PeerEnvironment.Apply(environment, start.Environment);
        return new LiveProcess(command, Start(start), Limit);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new PeerFailedException(new ProcessCommand(start.FileName, []), e.Message);
        }
    }
}
