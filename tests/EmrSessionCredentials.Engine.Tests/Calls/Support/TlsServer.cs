using System;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>A server that speaks TLS, or does not, on a free loopback port, as localhost.</summary>
internal sealed class TlsServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private int _connections;

    private TlsServer(WebApplication application) => _application = application;

    /// <summary>How many connections were opened.</summary>
    internal int Connections => _connections;

    internal Uri Url => new UriBuilder(_application.Urls.Single()) { Host = "localhost" }.Uri;

    /// <param name="certificate">Null for a server without TLS.</param>
    /// <param name="answer">What is answered at a path, null for status 503; a token where it is left out.</param>
    internal static async Task<TlsServer> StartAsync(X509Certificate2? certificate, Func<string, string?>? answer = null)
    {
        TlsServer? server = null;
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener =>
            {
                listener.Use(next => connection =>
                {
                    Interlocked.Increment(ref server!._connections);
                    return next(connection);
                });
                if (certificate is null)
                    return;
                SslServerAuthenticationOptions options = new() { ServerCertificate = certificate };
                // Given a certificate alone, Kestrel refuses one that is not for servers.
                listener.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(options) });
            }));
        WebApplication application = builder.Build();
        application.Run(context => answer is null
            ? ScriptedServer.WriteAsync(context, """{"credentials":{"token":"t"}}""")
            : answer(context.Request.Path) is { } body ? ScriptedServer.WriteAsync(context, body)
            : ScriptedServer.WriteAsync(context, "{}", 503));
        server = new TlsServer(application);
        await application.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync(new CancellationToken(canceled: true));
        await _application.DisposeAsync();
    }
}
