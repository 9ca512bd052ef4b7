using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Peers;

namespace EmrSessionCredentials.Benchmarks.Floor;

/// <summary>Makes calls, so many at once, several passes, and tells what each pass took.</summary>
internal sealed class FloorRun(ICaller caller, int items, int targets, int concurrency)
{
    private int _next;
    private int _good;

    /// <summary>Makes passes, and tells of all of them at the end.</summary>
    internal async Task<PeerResult> MeasureAsync(int warmUp, int passes, CancellationToken cancellationToken)
    {
        using Process process = Process.GetCurrentProcess();
        await caller.CallAsync(Target(0), cancellationToken).ConfigureAwait(false);
        if (warmUp > 0)
            await PassAsync(process, warmUp, cancellationToken).ConfigureAwait(false);
        List<PassResult> results = [];
        while (results.Count < passes)
            results.Add(await PassAsync(process, items, cancellationToken).ConfigureAwait(false));
        return new PeerResult(results);
    }

    /// <summary>Makes a pass for each line that is read, and writes what it took.</summary>
    internal async Task TakeTurnsAsync(TextReader input, TextWriter output, CancellationToken cancellationToken)
    {
        using Process process = Process.GetCurrentProcess();
        while (await input.ReadLineAsync(cancellationToken).ConfigureAwait(false) is not null)
        {
            PassResult pass = await PassAsync(process, items, cancellationToken).ConfigureAwait(false);
            await output.WriteLineAsync(pass.ToJson()).ConfigureAwait(false);
        }
    }

    private async Task<PassResult> PassAsync(Process process, int count, CancellationToken cancellationToken)
    {
        _next = 0;
        _good = 0;
        process.Refresh();
        TimeSpan cpu = process.TotalProcessorTime;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long started = Stopwatch.GetTimestamp();
        IEnumerable<Task> workers =
            Enumerable.Range(0, concurrency).Select(_ => Task.Run(() => WorkAsync(count, cancellationToken)));
        await Task.WhenAll(workers).ConfigureAwait(false);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        process.Refresh();
        return _good == count
            ? new PassResult(seconds, (process.TotalProcessorTime - cpu).TotalSeconds, allocated)
            : throw new InvalidOperationException($"{_good} of {count} items got a credential.");
    }

    private async Task WorkAsync(int count, CancellationToken cancellationToken)
    {
        int item;
        while ((item = Interlocked.Increment(ref _next) - 1) < count)
        {
            if (await caller.CallAsync(Target(item), cancellationToken).ConfigureAwait(false))
                Interlocked.Increment(ref _good);
        }
    }

    private string Target(int item) => $"endpoint{1 + (item % targets)}";
}
