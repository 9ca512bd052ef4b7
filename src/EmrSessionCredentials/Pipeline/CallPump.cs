using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// A cmdlet's calls: begun as items come, run side by side, written in input order on the pipeline's thread, with a
/// progress bar once they take longer than a second.
/// </summary>
/// <typeparam name="T">What becomes of a call.</typeparam>
internal sealed class CallPump<T> : IDisposable
{
    private readonly Cmdlet _cmdlet;
    private readonly string _activity;
    private readonly Func<T, bool> _write;
    private readonly CancellationToken _stop;
    private readonly OrderedCalls<T> _calls;
    // An item that did not come through the pipeline is the only one.
    private readonly bool _isOnly;
    private readonly CallProgress _progress = new(TimeProvider.System);
    private bool _hasInputEnded;

    /// <param name="cmdlet">Whose calls they are, and whose progress.</param>
    /// <param name="throttleLimit">How many calls run at once.</param>
    /// <param name="write">Writes what became of a call, and says whether it succeeded.</param>
    /// <param name="stop">Cancelled when the pipeline stops.</param>
    internal CallPump(PSCmdlet cmdlet, int throttleLimit, Func<T, bool> write, CancellationToken stop)
    {
        InvocationInfo invocation = cmdlet.MyInvocation;
        _cmdlet = cmdlet;
        _activity = invocation.MyCommand.Name;
        _write = write;
        _stop = stop;
        _isOnly = !invocation.ExpectingInput;
        _calls = new OrderedCalls<T>(throttleLimit, stop);
    }

    /// <summary>Begins a call, after what there is no more room for has been written.</summary>
    internal void Start(Func<CancellationToken, Task<T>> call)
    {
        MakeRoom();
        if (_isOnly)
            _calls.StartOnly(call);
        else
            _calls.Start(call);
        Write(wait: false);
    }

    /// <summary>Puts a result that needs no call in its place.</summary>
    internal void Add(T result)
    {
        MakeRoom();
        _calls.Add(result);
        Write(wait: false);
    }

    /// <summary>Writes everything that is left, waiting for it.</summary>
    internal void Finish()
    {
        _hasInputEnded = true;
        Write(wait: true);
        if (_progress.IsShown)
            _cmdlet.WriteProgress(Record(ProgressRecordType.Completed));
    }

    /// <summary>Ends what still runs, and waits for its end: after a stop, and after Select-Object -First, too.</summary>
    public void Dispose() => _calls.Dispose();

    private void MakeRoom()
    {
        _progress.Begin();
        while (_calls.IsFull && TryTake(wait: true, out T result))
            Write(result);
    }

    private void Write(bool wait)
    {
        while (TryTake(wait, out T result))
            Write(result);
    }

    private void Write(T result)
    {
        _progress.End(failed: !_write(result));
        ShowProgress();
    }

    private bool TryTake(bool wait, out T result)
    {
        // In short waits, so that the progress bar lives while one call at the head takes its time.
        while (wait && !_calls.WaitForNext(CallProgress.Interval))
            ShowProgress();
        try
        {
            return _calls.TryTake(wait, out result);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void ShowProgress()
    {
        if (_progress.IsDue())
            _cmdlet.WriteProgress(Record(ProgressRecordType.Processing));
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
}
