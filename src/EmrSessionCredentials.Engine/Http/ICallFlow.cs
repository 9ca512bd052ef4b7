using System.Threading;

namespace EmrSessionCredentials.Http;

/// <summary>
/// What the connections of a call know of it. It travels with the call, to the threads that work for it, too.
/// </summary>
internal interface ICallFlow
{
    /// <summary>Whether a request may be sent and answered on this thread.</summary>
    bool IsBlocking { get; }

    /// <summary>Whether the call is one whose thread waits for it.</summary>
    bool KeepsThread { get; }

    /// <summary>Cancelled when the attempt under way has to end: it was stopped, or its time is over.</summary>
    CancellationToken Attempt { get; }
}
