using System.Threading;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The stop of the caller that waits for credentials. It travels with the asynchronous flow, because the credentials of
/// AWSSDK.Core take no cancellation token.
/// </summary>
internal static class CallerStop
{
    private static readonly AsyncLocal<CancellationToken> Flow = new();

    internal static CancellationToken Current
    {
        get => Flow.Value;
        set => Flow.Value = value;
    }
}
