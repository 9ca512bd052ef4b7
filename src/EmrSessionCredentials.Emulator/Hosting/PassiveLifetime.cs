using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>Leaves Ctrl+C and SIGTERM to the process, which may be a test run with emulators by the dozen.</summary>
internal sealed class PassiveLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
