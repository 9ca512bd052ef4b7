using System;
using System.Threading;

namespace EmrSessionCredentials.Http;

/// <summary>How long one attempt may take, from its first byte sent to its last byte received.</summary>
internal sealed class AttemptLimit : IDisposable
{
    private readonly CancellationToken _caller;
    private readonly CancellationTokenSource _source;
    private readonly CancellationTokenRegistration _registration;

    internal AttemptLimit(TimeSpan limit, TimeProvider clock, CancellationToken caller)
    {
        _caller = caller;
#if NET
        _source = new CancellationTokenSource(limit, clock);
#else
        _source = System.Threading.Tasks.TimeProviderTaskExtensions.CreateCancellationTokenSource(clock, limit);
#endif
        _registration = caller.Register(static source => ((CancellationTokenSource)source!).Cancel(), _source);
    }

    /// <summary>Cancelled when the time is up, and when the caller gives up.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>Whether it was the time: a caller who gives up is heard first.</summary>
    internal bool IsOver => _source.IsCancellationRequested && !_caller.IsCancellationRequested;

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }
}
