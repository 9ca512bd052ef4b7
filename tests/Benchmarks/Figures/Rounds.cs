using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Processes;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>
/// All contestants in turn, round by round, each time in another order: whoever follows one that leaves the processors cool is faster.
/// </summary>
internal sealed record Rounds(IReadOnlyDictionary<string, Series> Series, IReadOnlyList<string> Notes)
{
    internal Series? Find(string name) => Series.GetValueOrDefault(name);

    /// <param name="contestants">Who takes part.</param>
    /// <param name="runs">How many rounds count.</param>
    /// <param name="warmUp">How many rounds are run first that do not count: files come into the cache, code is compiled.</param>
    /// <param name="log">Is told of each sample.</param>
    /// <param name="cancellationToken">Ends it.</param>
    internal static async Task<Rounds> RunAsync(
        IReadOnlyList<Contestant> contestants,
        int runs,
        int warmUp,
        Action<string> log,
        CancellationToken cancellationToken)
    {
        Dictionary<string, List<Sample>> samples = contestants.ToDictionary(c => c.Name, _ => new List<Sample>());
        List<string> notes = [];
        for (int round = -warmUp; round < runs; round++)
        {
            Contestant[] order = [.. contestants];
            Random.Shared.Shuffle(order);
            foreach (Contestant contestant in order.Where(c => samples.ContainsKey(c.Name)))
            {
                try
                {
                    Sample sample = await contestant.MeasureAsync(cancellationToken).ConfigureAwait(false);
                    log($"  {(round < 0 ? "warm-up" : $"round {round + 1}")}: {contestant.Name}: {sample.Value:G4}");
                    if (round >= 0)
                        samples[contestant.Name].Add(sample);
                }
                catch (PeerFailedException e)
                {
                    samples.Remove(contestant.Name);
                    notes.Add($"{contestant.Name} is left out: {e.Message}");
                    log($"  {notes[^1]}");
                }
            }
        }

        return new Rounds(
            samples.ToDictionary(s => s.Key, s => new Series(s.Key, s.Value)), notes);
    }
}
