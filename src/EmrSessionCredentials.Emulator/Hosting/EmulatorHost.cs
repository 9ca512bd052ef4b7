using System;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>
/// A running emulator. Any number of them can run in one process; each has its own port, faults and memory.
/// </summary>
public sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _application;

    private EmulatorHost(WebApplication application, EmulatorOptions options)
    {
        _application = application;
        Options = options;
        Verifier = new SignatureVerifier(options.Keys, options.Time);
        foreach (string fault in options.Faults) FaultArgument.Add(Faults, fault);
    }

    /// <summary>Gets where it listens, e.g. <c>http://127.0.0.1:41237/</c>.</summary>
    public Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Gets what it was set up with.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>Gets what it saw.</summary>
    public Observations Observed { get; } = new();

    /// <summary>Gets the faults in force.</summary>
    public FaultBook Faults { get; } = new();

    /// <summary>Gets what checks its signatures, for requests that a test holds up to it directly.</summary>
    public SignatureVerifier Verifier { get; }

    /// <summary>Starts an emulator on 127.0.0.1.</summary>
    /// <param name="options">How to set it up; null: the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The emulator, listening.</returns>
    /// <exception cref="FormatException">There is no such fault as one in the options.</exception>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public static async Task<EmulatorHost> StartAsync(
        EmulatorOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        // The empty builder reads no environment, files or arguments: ASPNETCORE_URLS must not move the emulator.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, options.Port));
        builder.Services.AddSingleton<IHostLifetime, PassiveLifetime>();
        WebApplication application = builder.Build();
        try
        {
            EmulatorHost host = new(application, options);
            RequestPipeline pipeline = RequestPipeline.Create(host);
            application.Run(pipeline.HandleAsync);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            host.Url = new Uri(application.Urls.Single());
            return host;
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Stops listening and cuts off what is in flight.</summary>
    /// <returns>A task that ends when the port is free again.</returns>
    public async ValueTask DisposeAsync()
    {
        // Held calls would never end by themselves, so nothing is waited for.
        await _application.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static void Configure(KestrelServerOptions kestrel, int port)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MinRequestBodyDataRate = null; // a wall clock in disguise
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        kestrel.Listen(IPAddress.Loopback, port, endpoint => endpoint.Protocols = HttpProtocols.Http1);
    }
}
