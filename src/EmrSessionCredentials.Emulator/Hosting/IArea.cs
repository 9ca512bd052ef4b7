using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Services;
using EmrSessionCredentials.Emulator.Services.Wire;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>
/// A part of the emulator that answers some of the requests; the first that owns a request answers it.
/// </summary>
internal interface IArea
{
    /// <summary>Whether what it answers belongs to the observations.</summary>
    bool IsObserved { get; }

    bool Owns(IncomingRequest request);

    /// <summary>The protocol in which a caller is told that the emulator itself has failed.</summary>
    WireProtocol ProtocolOf(IncomingRequest request) => AwsServices.EmrContainers.Protocol;

    Task<Reply> AnswerAsync(IncomingRequest request, ObservedRequest observed, CancellationToken cancellationToken);
}
