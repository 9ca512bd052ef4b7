using System;
using System.Threading;

namespace EmrSessionCredentials.Calls;

/// <summary>
/// What <see cref="CallObserver"/> sees of the call that is under way. It travels with the asynchronous flow, because
/// AWSSDK.Core hands its handlers nothing of the caller's.
/// </summary>
internal sealed class CallTrace
{
    private static readonly AsyncLocal<CallTrace?> Flow = new();

    private int _attempts;

    internal static CallTrace? Current => Flow.Value;

    internal int Attempts => Volatile.Read(ref _attempts);

    internal Uri? Endpoint { get; private set; }

    internal string? RequestId { get; set; }

    internal static CallTrace Begin() => Flow.Value = new CallTrace();

    internal void Sent(Uri? endpoint)
    {
        Interlocked.Increment(ref _attempts);
        Endpoint = endpoint;
    }
}
