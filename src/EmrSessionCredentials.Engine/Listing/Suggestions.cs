using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Listing;

/// <summary>
/// Suggests ids while somebody types: in two seconds whatever has come by then, and never an error. What was found is
/// remembered for a minute, and for a few seconds where it is not everything.
/// </summary>
internal sealed class Suggestions(TimeProvider clock)
{
    private const int Capacity = 16;

    private readonly TimedCache<IReadOnlyList<Suggestion>> _remembered = new(clock, Capacity);

    /// <summary>The one of this process.</summary>
    public static Suggestions Shared { get; } = new(TimeProvider.System);

    /// <summary>How long anybody waits, two seconds.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a whole answer is remembered, one minute.</summary>
    public static TimeSpan Memory { get; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long one that is not whole is remembered, five seconds: a user without a network does not wait at each key,
    /// and who has logged in meanwhile is not kept waiting for long.
    /// </summary>
    public static TimeSpan ShortMemory { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Finds the ids that could be meant.</summary>
    public IReadOnlyList<Suggestion> Find(SuggestionQuery query)
    {
        object key = query.Key;
        if (_remembered.Find(key) is { } known)
            return known;
        (IReadOnlyList<Suggestion> found, bool isWhole) = Ask(query);
        _remembered.Keep(key, found, isWhole ? Memory : ShortMemory);
        return found;
    }

    private (IReadOnlyList<Suggestion> Found, bool IsWhole) Ask(SuggestionQuery query)
    {
        List<Suggestion> found = [];
#if NET
        using CancellationTokenSource limit = new(Limit, clock);
#else
        using CancellationTokenSource limit = TimeProviderTaskExtensions.CreateCancellationTokenSource(clock, Limit);
#endif
        CancellationToken stop = limit.Token;
        Task reading = Task.Run(() => new SuggestionReader(query, clock, Add).ReadAsync(stop), CancellationToken.None);
        bool isWhole = false;
        try
        {
            // Not all of it can be stopped (a program that gives credentials, a name server): it is left behind then.
            reading.Wait(stop);
            isWhole = true;
        }
        catch (OperationCanceledException)
        {
            _ = reading.ContinueWith(
                t => t.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
        catch (AggregateException)
        {
            // The user at the prompt made no request, and sees no error.
        }

        lock (found)
            return (found.ToArray(), isWhole);

        void Add(Suggestion suggestion)
        {
            lock (found)
                found.Add(suggestion);
        }
    }
}
