using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Errors;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// A cmdlet that makes one thing of each credential in the pipeline: side by side, and out again in input order. It
/// calls AWS as whoever got the credential, so it has no parameters for that.
/// </summary>
/// <typeparam name="TResult">What it makes.</typeparam>
public abstract class CredentialCommand<TResult> : PSCmdlet, IDisposable
    where TResult : class
{
    private readonly CancellationTokenSource _stop = new();
    private readonly OriginSessions _sessions = new();
    private CallPump<Outcome>? _calls;

    /// <summary>A credential, as a Get- cmdlet of this module gave it.</summary>
    public abstract SessionCredential? InputObject { get; set; }

    /// <summary>How many credentials are worked on at once, 1 to 256; default 8.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Ends what still runs, and waits for its end.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected sealed override void BeginProcessing()
    {
        try
        {
            Check();
        }
        catch (SessionCredentialException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, target: null));
        }

        _calls = new CallPump<Outcome>(this, ThrottleLimit, Write, _stop.Token);
    }

    /// <inheritdoc />
    protected sealed override void ProcessRecord()
    {
        SessionCredential credential = InputObject!;
        _calls!.Start(stop => RunAsync(credential, stop));
    }

    /// <inheritdoc />
    protected sealed override void EndProcessing() => _calls!.Finish();

    /// <inheritdoc />
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Ends what still runs.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _calls?.Dispose();
        _sessions.Dispose();
        _stop.Dispose();
    }

    /// <summary>Refuses parameters that no credential could be worked on with.</summary>
    private protected virtual void Check()
    {
        // Most have nothing to refuse.
    }

    /// <summary>Works on one credential, on any thread.</summary>
    private protected abstract Task<TResult> RunAsync(
        SessionCredential credential, OriginSessions sessions, CancellationToken stop);

    /// <summary>Writes one result, on the pipeline's thread.</summary>
    private protected abstract void Write(TResult result);

    private async Task<Outcome> RunAsync(SessionCredential credential, CancellationToken stop)
    {
        try
        {
            return new Outcome(credential.Target, await RunAsync(credential, _sessions, stop).ConfigureAwait(false), Failure: null);
        }
        catch (SessionCredentialException e)
        {
            return new Outcome(credential.Target, Result: null, e);
        }
    }

    private bool Write(Outcome outcome)
    {
        try
        {
            if (outcome.Failure is { } failure)
                throw failure;
            Write(outcome.Result!);
            return true;
        }
        catch (SessionCredentialException e)
        {
            // Also what a result cannot be turned into is an error of its item, and of no other.
            if (e.Call is { } report)
                WriteVerbose(report.ToString());
            WriteError(ErrorRecords.From(e, outcome.Target));
            return false;
        }
    }

    private sealed record Outcome(string Target, TResult? Result, SessionCredentialException? Failure);
}
