using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.IO.Pipelines;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>A request as it arrived.</summary>
internal sealed record SeenRequest(string Target, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The names of headers with which a process continues its trace in another.</summary>
    internal IEnumerable<string> TraceHeaders => Headers.Keys.Where(
        name => name.ToLowerInvariant() is "traceparent" or "tracestate" or "baggage" or "correlation-context");
}

/// <summary>A server on a free loopback port for the answers that the emulator does not give.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    internal const string RequestId = "11111111-2222-3333-4444-555555555555";
    private readonly WebApplication _application;

    private ScriptedServer(WebApplication application) => _application = application;

    internal Uri Url => new(_application.Urls.Single());

    internal ConcurrentQueue<SeenRequest> Seen { get; } = new();

    /// <summary>A server that answers with a body.</summary>
    internal static Task<ScriptedServer> AnsweringAsync(string body, int status = 200) =>
        StartAsync(context => WriteAsync(context, body, status));

    /// <summary>A server that answers as the test says, with a request id.</summary>
    internal static async Task<ScriptedServer> StartAsync(Func<HttpContext, Task> answer)
    {
        WebApplication application = Build(_ => { });
        ScriptedServer server = new(application);
        application.Run(async context =>
        {
            using StreamReader body = new(context.Request.Body, Encoding.UTF8);
            server.Seen.Enqueue(new SeenRequest(
                context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                context.Request.Headers.ToDictionary(
                    h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                await body.ReadToEndAsync(context.RequestAborted)));
            context.Response.Headers["x-amzn-RequestId"] = RequestId;
            await answer(context);
        });
        await application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>A server that sends these bytes, whatever they are, and hangs up: gracefully, so that they arrive.</summary>
    internal static async Task<ScriptedServer> SpeakingAsync(string bytes)
    {
        WebApplication application = Build(endpoint => endpoint.Run(async connection =>
        {
            await ReadAsync(connection);
            await connection.Transport.Output.WriteAsync(Encoding.UTF8.GetBytes(bytes), connection.ConnectionClosed);
            await connection.Transport.Output.CompleteAsync();
        }));
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new ScriptedServer(application);
    }

    internal static async Task WriteAsync(HttpContext context, string body, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(body);
        await context.Response.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Sends a body without end.</summary>
    /// <returns>How many bytes had been sent when the client hung up.</returns>
    internal static async Task<long> SendUntilHungUpAsync(HttpContext context)
    {
        byte[] chunk = Encoding.ASCII.GetBytes(new string(' ', 16 * 1024));
        long sent = 0;
        try
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);
                sent += chunk.Length;
            }
        }
        catch (OperationCanceledException)
        {
            // The client has hung up: what is waited for.
        }

        return sent;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }

    // To the end of the JSON that all requests have: hanging up on what is not read would be a reset, which takes back
    // what was sent.
    private static async Task ReadAsync(ConnectionContext connection)
    {
        PipeReader input = connection.Transport.Input;
        ReadResult read;
        do
        {
            read = await input.ReadAsync(connection.ConnectionClosed);
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
        while (!read.IsCompleted && Encoding.UTF8.GetString(read.Buffer) is not [.., '}']);
    }

    private static WebApplication Build(Action<ListenOptions> endpoint)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener =>
        {
            listener.Protocols = HttpProtocols.Http1;
            endpoint(listener);
        }));
        return builder.Build();
    }
}
