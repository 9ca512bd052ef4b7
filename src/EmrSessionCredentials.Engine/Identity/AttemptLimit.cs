using System;
using System.Threading;

namespace EmrSessionCredentials.Identity;

/// <summary>How long one attempt may take, from its first byte sent to its last byte received.</summary>
internal sealed class AttemptLimit : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _either;

    internal AttemptLimit(TimeSpan limit, TimeProvider clock, CancellationToken caller)
    {
        _caller = caller;
#if NET
        _timer = new CancellationTokenSource(limit, clock);
#else
        _timer = System.Threading.Tasks.TimeProviderTaskExtensions.CreateCancellationTokenSource(clock, limit);
#endif
        _either = CancellationTokenSource.CreateLinkedTokenSource(caller, _timer.Token);
    }

    /// <summary>Cancelled when the time is up, and when the caller gives up.</summary>
    internal CancellationToken Token => _either.Token;

    /// <summary>Whether it was the time: a caller who gives up is heard first.</summary>
    internal bool IsOver => _timer.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _either.Dispose();
        _timer.Dispose();
    }
}
