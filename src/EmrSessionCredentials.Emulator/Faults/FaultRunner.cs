using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Services;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>Carries out the faults of one call: pauses first, then errors, then damage to the answer.</summary>
internal sealed class FaultRunner(FaultRegistry book, TimeProvider time)
{
    internal async Task<Reply> RunAsync(
        FaultCall call,
        ObservedRequest observed,
        Func<JsonObject> answer,
        CancellationToken cancellationToken)
    {
        Operation operation = call.Operation;
        IReadOnlyList<FaultSpec> faults =
            book.Match(operation.QualifiedName, call.Identifiers, kind => kind.CanStrike(operation));
        observed.Faults = [.. faults.Select(f => f.Text)];

        string[] names = [.. call.Identifiers, operation.Name, operation.QualifiedName];
        foreach (FaultSpec pause in faults.Where(f => f.Kind is PauseFault))
            await PauseAsync(pause, names, cancellationToken).ConfigureAwait(false);

        call = call with { Now = time.GetUtcNow() };
        if (faults.Select(f => f.Kind).OfType<ErrorFault>().FirstOrDefault() is ErrorFault error)
            throw new ServiceErrorException(error.Error(call));

        bool isRefused = faults.Any(f => f.Kind is WireFault { Refuses: true });
        JsonObject output = isRefused ? [] : answer();
        foreach (AnswerFault edit in faults.Select(f => f.Kind).OfType<AnswerFault>()) edit.Edit(call, output);
        Reply reply = operation.Service.Protocol.Answer(operation, output, call.RequestId);
        foreach (FaultSpec fault in faults)
        {
            if (fault.Kind is WireFault wire) reply = wire.Damage(call with { Argument = fault.Argument }, reply);
        }

        return reply;
    }

    private Task PauseAsync(FaultSpec pause, IReadOnlyList<string> names, CancellationToken cancellationToken) =>
        pause.Kind is PauseFault { TakesMilliseconds: true }
            ? Task.Delay(TimeSpan.FromMilliseconds(pause.Milliseconds), time, cancellationToken)
            : book.Gate.WaitAsync(names, cancellationToken);
}
