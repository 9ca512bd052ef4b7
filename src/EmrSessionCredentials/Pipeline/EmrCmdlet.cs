using System;
using System.Management.Automation;
using System.Threading;
using EmrSessionCredentials.Completion;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// What every cmdlet of this module that makes calls has: sessions, a stop, and a limit on what runs at once.
/// </summary>
public abstract class EmrCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private ISessionPool? _sessions;
    private IDisposable? _work;

    /// <summary>How many calls run at once, 1 to 256; default 8.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>Cancelled when the pipeline stops.</summary>
    private protected CancellationToken Stop => _stop.Token;

    /// <summary>The sessions of this pipeline.</summary>
    private protected ISessionPool Sessions => _sessions ??= Engine.Instance.CreatePool();

    /// <summary>Takes over what uses the sessions: it is ended before they are.</summary>
    private protected T Own<T>(T work)
        where T : IDisposable
    {
        _work = work;
        return work;
    }

    /// <summary>Ends what still runs, and waits for its end.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Ends what still runs.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> called.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _work?.Dispose();
        _sessions?.Dispose();
        _stop.Dispose();
    }
}
