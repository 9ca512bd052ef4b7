using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Sessions;

/// <summary>Asks again and again, until the answer is the one that is waited for, or the time is over.</summary>
internal static class Polling
{
    /// <param name="unanswered">What counts as the answer until there is one.</param>
    /// <param name="ask">Asks once. The token is cancelled when the time is over.</param>
    /// <param name="isReady">Whether an answer is the one that is waited for.</param>
    /// <param name="giveUp">
    /// What to throw when the time is over, of the last answer and the number of questions.
    /// </param>
    /// <returns>The answer, and how often was asked.</returns>
    internal static async Task<(T Answer, int Attempts)> UntilAsync<T>(
        T unanswered,
        Func<CancellationToken, Task<T>> ask,
        Func<T, bool> isReady,
        TimeSpan timeout,
        TimeSpan interval,
        Func<T, int, Exception> giveUp,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        long started = clock.GetTimestamp();
        TimeSpan left = timeout;
        T answer = unanswered;
        for (int attempts = 1; ; attempts++)
        {
            using (AttemptLimit limit = new(left, clock, cancellationToken))
            {
                try
                {
                    answer = await ask(limit.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (limit.IsOver)
                {
                    throw giveUp(answer, attempts);
                }
            }

            if (isReady(answer))
                return (answer, attempts);
            if (Left() <= interval)
                throw giveUp(answer, attempts);
            await Waiting.DelayAsync(clock, interval, cancellationToken).ConfigureAwait(false);
            // A delay can be longer than asked for: the computer may have slept.
            left = Left();
            if (left <= TimeSpan.Zero)
                throw giveUp(answer, attempts);
        }

        TimeSpan Left() => timeout - clock.GetElapsedTime(started);
    }
}
