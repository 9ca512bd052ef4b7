using System;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Sessions;

/// <summary>Asks again and again, until the answer is the one that is waited for, or the time is over.</summary>
internal static class Polling
{
    /// <param name="ask">Asks once, in the time that is left.</param>
    /// <param name="isReady">Whether an answer is the one that is waited for.</param>
    /// <param name="giveUp">What to throw when the time is over, of the last answer and the number of questions.</param>
    /// <returns>The answer, and how often was asked.</returns>
    internal static async Task<(T Answer, int Attempts)> UntilAsync<T>(
        Func<TimeSpan, Task<T>> ask,
        Func<T, bool> isReady,
        TimeSpan timeout,
        TimeSpan interval,
        Func<T, int, Exception> giveUp,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        long started = clock.GetTimestamp();
        TimeSpan left = timeout;
        for (int attempts = 1; ; attempts++)
        {
            T answer = await ask(left).ConfigureAwait(false);
            if (isReady(answer))
                return (answer, attempts);
            if (Left() <= interval)
                throw giveUp(answer, attempts);
            await DelayAsync(clock, interval, cancellationToken).ConfigureAwait(false);
            // A delay can be longer than asked for: the computer may have slept.
            left = Left();
            if (left <= TimeSpan.Zero)
                throw giveUp(answer, attempts);
        }

        TimeSpan Left() => timeout - clock.GetElapsedTime(started);
    }

    private static Task DelayAsync(TimeProvider clock, TimeSpan interval, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(interval, clock, cancellationToken);
#else
        clock.Delay(interval, cancellationToken);
#endif
}
