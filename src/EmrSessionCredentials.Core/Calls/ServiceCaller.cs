using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Calls;

/// <summary>Makes one call with one of a session's clients: tells what it did, and turns whatever it throws into one kind.</summary>
/// <param name="setup">Who signs, where and how.</param>
/// <param name="clock">What elapsed time is measured by.</param>
/// <param name="ended">Cancelled when the session is disposed of; its calls end with it.</param>
internal sealed class ServiceCaller(ClientSetup setup, TimeProvider clock, CancellationToken ended)
{
    /// <param name="subject">What is called, and what about.</param>
    /// <param name="client">The client, made now if it is not there yet.</param>
    /// <param name="call">Sends the request and reads the answer; a failure of either is the call's.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <exception cref="SessionCredentialException">The service refused, failed, or answered with something else.</exception>
    internal async Task<(TResult Result, CallReport Report)> CallAsync<TClient, TResult>(
        CallSubject subject,
        OnDemand<TClient> client,
        Func<TClient, CallTrace, CancellationToken, Task<TResult>> call,
        CancellationToken cancellationToken)
        where TClient : class, IDisposable
    {
        cancellationToken.ThrowIfCancellationRequested();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, ended);
        CallTrace trace = CallTrace.Begin();
        long started = clock.GetTimestamp();
        try
        {
            // Renewing them can take a while, and AWSSDK.Core cannot be stopped in it.
            await setup.Identity.EnsureUsableAsync(stop.Token).ConfigureAwait(false);
            TResult result = await call(client.Value, trace, stop.Token).ConfigureAwait(false);
            return (result, Report());
        }
        catch (Exception e)
        {
            // A call that is cancelled may break with anything; whoever cancelled it expects one thing.
            cancellationToken.ThrowIfCancellationRequested();
            throw ended.IsCancellationRequested
                ? new ObjectDisposedException(nameof(EmrSession))
                : FailureTranslation.Translate(e, Report(), trace);
        }

        CallReport Report() => new(
            subject.Operation,
            subject.Target,
            setup.Region.SystemName,
            trace.Endpoint,
            setup.Identity.Source,
            trace.Attempts,
            trace.RequestId,
            clock.GetElapsedTime(started))
        {
            ServiceId = subject.ServiceId,
            Subject = subject.Name,
        };
    }
}
