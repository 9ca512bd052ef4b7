using System;
using System.Threading.Tasks;
using BenchmarkDotNet.Attributes;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Benchmarks.Inside;

/// <summary>The order-keeping pump alone: what it adds to a call that costs nothing, or a switch of threads.</summary>
public class OrderedCallsBenchmarks
{
    private const int Items = 1000;

    /// <summary>How many may run at once.</summary>
    [Params(1, 32)]
    public int ThrottleLimit { get; set; }

    /// <summary>Calls that are done as soon as they are made.</summary>
    /// <returns>The sum, so that nothing is left out.</returns>
    [Benchmark(OperationsPerInvoke = Items)]
    public int Finished() => Pump(static () => Task.FromResult(1));

    /// <summary>Calls that go through the thread pool once, as every answer from a network does.</summary>
    /// <returns>The sum, so that nothing is left out.</returns>
    [Benchmark(OperationsPerInvoke = Items)]
    public int Yielding() => Pump(static async () =>
    {
        await Task.Yield();
        return 1;
    });

    private int Pump(Func<Task<int>> call)
    {
        int sum = 0;
        using OrderedCalls<int> calls = new(ThrottleLimit, default);
        for (int item = 0; item < Items; item++)
        {
            while (calls.IsFull && calls.TryTake(wait: true, out int result))
                sum += result;
            calls.Start(_ => call());
        }

        while (calls.TryTake(wait: true, out int result))
            sum += result;
        return sum;
    }
}
