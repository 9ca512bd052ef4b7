using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Errors;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// A cmdlet's calls: begun as items come, run side by side, written in input order on the pipeline's thread, with a
/// progress bar once they take longer than a second.
/// </summary>
/// <typeparam name="T">What a call gives.</typeparam>
/// <param name="cmdlet">Whose calls they are, and whose streams are written to.</param>
/// <param name="throttleLimit">How many calls run at once.</param>
/// <param name="write">Writes what a call gave, with the state that it was started with.</param>
/// <param name="stop">Cancelled when the pipeline stops.</param>
/// <param name="mayBeMany">Whether more than one call is made without input from the pipeline.</param>
/// <param name="isAllOrNothing">Whether the first error ends the command.</param>
internal sealed class CallPump<T>(
    PSCmdlet cmdlet,
    int throttleLimit,
    Action<CallResult<T>, object?> write,
    CancellationToken stop,
    bool mayBeMany = false,
    bool isAllOrNothing = false) : IDisposable
    where T : class
{
    private readonly string _activity = cmdlet.MyInvocation.MyCommand.Name;
    private readonly OrderedCalls<Outcome> _calls = new(throttleLimit, stop);
    private readonly CallProgress _progress = new(TimeProvider.System);

    // An item that did not come through the pipeline is the only one.
    private readonly bool _isOnly = !cmdlet.MyInvocation.ExpectingInput && !mayBeMany;

    // A call then begins after the result of the one before it has been written.
    private readonly bool _isOneByOne = throttleLimit == 1;

    private bool _hasInputEnded;

    /// <summary>Begins a call, after what there is no more room for has been written.</summary>
    /// <param name="target">The identifier of the item, for its error.</param>
    /// <param name="call">The call.</param>
    /// <param name="state">What belongs to the item and is needed to write it.</param>
    /// <param name="lease">What the call uses; disposed of when it has ended.</param>
    /// <param name="hasOwnSettings">
    /// Whether who signs is the item's own matter: then no error of it ends the command.
    /// </param>
    internal void Start(
        string target,
        Func<CallContext, Task<CallResult<T>>> call,
        object? state = null,
        IDisposable? lease = null,
        bool hasOwnSettings = false)
    {
        _progress.Begin();
        while (_calls.IsFull && TryTake(wait: true, out Outcome outcome))
            Write(outcome);
        Outcome item = new(target, state, hasOwnSettings);
        if (_isOnly)
            _calls.StartOnly(context => RunAsync(item, call, lease, context));
        else
            _calls.Start(context => RunAsync(item, call, lease, context));
        WriteAll(wait: _isOneByOne);
    }

    /// <summary>
    /// Shows how far a call has come that takes several answers, in place of what was shown before; on any thread.
    /// </summary>
    internal void Report(string progress) => _progress.Note = progress;

    /// <summary>Writes everything that is left, waiting for it.</summary>
    internal void Finish()
    {
        _hasInputEnded = true;
        WriteAll(wait: true);
        if (_progress.IsShown)
            cmdlet.WriteProgress(Record(ProgressRecordType.Completed));
    }

    /// <summary>
    /// Ends what still runs, and waits for its end: after a stop, and after Select-Object -First, too.
    /// </summary>
    public void Dispose() => _calls.Dispose();

    private static async Task<Outcome> RunAsync(
        Outcome item, Func<CallContext, Task<CallResult<T>>> call, IDisposable? lease, CallContext context)
    {
        try
        {
            item.Result = await call(context).ConfigureAwait(false);
        }
        catch (SessionCredentialException e)
        {
            item.Failure = e;
        }
        finally
        {
            lease?.Dispose();
        }

        return item;
    }

    private void WriteAll(bool wait)
    {
        while (TryTake(wait, out Outcome outcome))
            Write(outcome);
    }

    private void Write(Outcome outcome)
    {
        _progress.End(failed: !TryWrite(outcome));
        if (_progress.IsDue())
            cmdlet.WriteProgress(Record(ProgressRecordType.Processing));
    }

    private bool TryWrite(Outcome outcome)
    {
        CallReport? report = outcome.Result?.Report ?? outcome.Failure?.Call;
        if (report is not null)
            cmdlet.WriteVerbose(report.ToString());
        try
        {
            if (outcome.Failure is { } failure)
                throw failure;
            foreach (string warning in outcome.Result!.Warnings)
                cmdlet.WriteWarning(warning);
            write(outcome.Result, outcome.State);
            return true;
        }
        catch (SessionCredentialException e)
        {
            // A result that cannot be turned into the output is an error of its item, too, and of no other.
            ErrorRecord record = ErrorRecords.From(e, e.Target ?? outcome.Target, cmdlet);
            if (isAllOrNothing || (e.ConcernsEveryItem && !outcome.HasOwnSettings))
                cmdlet.ThrowTerminatingError(record);
            cmdlet.WriteError(record);
            return false;
        }
    }

    private bool TryTake(bool wait, out Outcome outcome)
    {
        // In short waits, so that the progress bar moves while one call at the head takes its time.
        while (wait && !_calls.WaitForNext(CallProgress.Interval))
        {
            if (_progress.IsDue())
                cmdlet.WriteProgress(Record(ProgressRecordType.Processing));
        }

        try
        {
            return _calls.TryTake(wait, out outcome);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private ProgressRecord Record(ProgressRecordType type)
    {
        int? total = _hasInputEnded ? _progress.Begun : null;
        return new ProgressRecord(0, _activity, _progress.Status)
        {
            RecordType = type,
            PercentComplete = total is > 0 ? _progress.Done * 100 / total.Value : -1,
            SecondsRemaining = (int?)_progress.TimeLeft(total)?.TotalSeconds ?? -1,
        };
    }

    private sealed record Outcome(string Target, object? State, bool HasOwnSettings)
    {
        internal CallResult<T>? Result { get; set; }

        internal SessionCredentialException? Failure { get; set; }
    }
}
