using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Sends the beginning of a body, and then nothing.</summary>
internal sealed class StallingServer : IAsyncDisposable
{
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ScriptedServer? _server;

    internal Uri Url => _server!.Url;

    internal Task Stalled => _stalled.Task;

    internal Task HungUp => _hungUp.Task;

    /// <param name="length">The length that the head gives; null for a body in chunks.</param>
    internal static async Task<StallingServer> StartAsync(int status, int? length = null)
    {
        StallingServer stalling = new();
        stalling._server = await ScriptedServer.StartAsync(context => stalling.AnswerAsync(context, status, length));
        return stalling;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context, int status, int? length)
    {
        using CancellationTokenRegistration left = context.RequestAborted.Register(_hungUp.SetResult);
        context.Response.StatusCode = status;
        context.Response.ContentLength = length;
        await context.Response.WriteAsync("{", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        _stalled.SetResult();
        await _hungUp.Task;
    }
}
