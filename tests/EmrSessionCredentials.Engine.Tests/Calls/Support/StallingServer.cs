using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Sends the beginning of a body, and then nothing, once it has sent the answers before that.</summary>
internal sealed class StallingServer : IAsyncDisposable
{
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ScriptedServer? _server;
    private int _answers;

    internal Uri Url => _server!.Url;

    internal Task Stalled => _stalled.Task;

    internal Task HungUp => _hungUp.Task;

    /// <param name="length">The length that the head gives; null for a body in chunks.</param>
    /// <param name="answers">How many requests it answers before, with the credential of a managed endpoint.</param>
    internal static async Task<StallingServer> StartAsync(int status, int? length = null, int answers = 0)
    {
        StallingServer stalling = new() { _answers = answers };
        stalling._server = await ScriptedServer.StartAsync(context => stalling.AnswerAsync(context, status, length));
        return stalling;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, int status, int? length)
    {
        if (Interlocked.Decrement(ref _answers) >= 0)
        {
            await context.Response.WriteAsync("""{"credentials":{"token":"t"}}""", context.RequestAborted);
            return;
        }

        using CancellationTokenRegistration left = context.RequestAborted.Register(_hungUp.SetResult);
        context.Response.StatusCode = status;
        context.Response.ContentLength = length;
        await context.Response.WriteAsync("{", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        _stalled.SetResult();
        await _hungUp.Task;
    }
}
