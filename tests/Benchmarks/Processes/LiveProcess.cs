using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Benchmarks.Peers;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>A process that makes a pass for each line of its input, and prints what it took.</summary>
internal sealed class LiveProcess : IAsyncDisposable
{
    private readonly ProcessCommand _command;
    private readonly Process _process;
    private readonly TimeSpan _limit;
    private readonly Task<string> _errors;

    internal LiveProcess(ProcessCommand command, Process process, TimeSpan limit)
    {
        _command = command;
        _process = process;
        _limit = limit;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <exception cref="PeerFailedException">It ended, or hung.</exception>
    internal async Task<PassResult> TakeTurnAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(_limit);
        try
        {
            await _process.StandardInput.WriteLineAsync().ConfigureAwait(false);
            await _process.StandardInput.FlushAsync(stop.Token).ConfigureAwait(false);
            string? pass = await _process.StandardOutput.ReadLineAsync(stop.Token).ConfigureAwait(false);
            return pass is null
                ? throw new PeerFailedException(_command, await _errors.ConfigureAwait(false))
                : PassResult.FromJson(pass);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new PeerFailedException(_command, $"A pass did not end within {_limit.TotalMinutes} minutes.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }
}
