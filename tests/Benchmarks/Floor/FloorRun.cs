using System;
using System.Collections.Generic;
using System.Diagnostics;
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

    internal async Task<PeerResult> MeasureAsync(
        int warmUp, int passes, TimeSpan time, CancellationToken cancellationToken)
    {
        using Process process = Process.GetCurrentProcess();
        await caller.CallAsync(Target(0), cancellationToken).ConfigureAwait(false);
        process.Refresh();
        long rest = process.WorkingSet64;
        if (warmUp > 0)
            await PassAsync(process, warmUp, cancellationToken).ConfigureAwait(false);
        List<PassResult> results = [];
        long started = Stopwatch.GetTimestamp();
        while (results.Count < passes || Stopwatch.GetElapsedTime(started) < time)
            results.Add(await PassAsync(process, items, cancellationToken).ConfigureAwait(false));
        process.Refresh();
        return new PeerResult(results, rest, process.PeakWorkingSet64);
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
