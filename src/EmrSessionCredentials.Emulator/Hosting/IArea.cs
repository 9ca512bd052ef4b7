using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>
/// A part of the emulator that answers some of the requests; the first that owns a request answers it.
/// </summary>
internal interface IArea
{
    /// <summary>Whether what it answers belongs to the observations.</summary>
    bool IsObserved { get; }

    bool Owns(IncomingRequest request);

    Task<Reply> AnswerAsync(IncomingRequest request, ObservedRequest observed, CancellationToken cancellationToken);
}
