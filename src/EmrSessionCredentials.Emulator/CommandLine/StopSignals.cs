using System;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Emulator.CommandLine;

/// <summary>Ctrl+C and SIGTERM as something to wait for. The second one ends the process as it always does.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly TaskCompletionSource _received = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    internal StopSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop),
    ];

    internal Task Received => _received.Task;

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations) registration.Dispose();
    }

    private void Stop(PosixSignalContext context) => context.Cancel = _received.TrySetResult();
}
