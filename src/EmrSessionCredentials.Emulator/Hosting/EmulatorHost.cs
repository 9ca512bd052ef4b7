using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.SparkConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
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
        Identities = new Identities(options.Time);
        Verifier = new SignatureVerifier(options.Keys, options.Time) { FindIssued = Identities.Sessions.Find };
        Account = new EmulatedAccount(options.Account, options.Time);
        SparkConnect = new SparkConnectEndpoint(Addresses, options.Time);
        foreach (string fault in options.Faults) FaultArgument.Add(Faults, fault);
        foreach (string rule in options.Roles) Roles.Add(rule);
    }

    /// <summary>Gets where it listens, e.g. <c>http://127.0.0.1:41237/</c>.</summary>
    public Uri Url => Addresses.Http;

    /// <summary>Gets where Spark Connect listens, with its certificate.</summary>
    public SparkConnectEndpoint SparkConnect { get; }

    /// <summary>Gets the account that the list operations show.</summary>
    public EmulatedAccount Account { get; }

    /// <summary>Gets what it was set up with.</summary>
    public EmulatorOptions Options { get; }

    /// <summary>Gets what it saw.</summary>
    public Observations Observed { get; } = new();

    /// <summary>Gets the faults in force.</summary>
    public FaultRegistry Faults { get; } = new();

    /// <summary>Gets what the roles ask of those who assume them.</summary>
    public RoleRules Roles => Identities.Rules;

    /// <summary>Gets what checks its signatures, for requests that a test holds up to it directly.</summary>
    public SignatureVerifier Verifier { get; }

    internal Identities Identities { get; }

    internal Addresses Addresses { get; } = new();

    /// <summary>Starts an emulator on 127.0.0.1.</summary>
    /// <param name="options">How to set it up; null: the defaults.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The emulator, listening.</returns>
    /// <exception cref="FormatException">There is no such fault or rule as one in the options, a number of the
    /// account is out of its range, or two of them make more than a million items.</exception>
    /// <exception cref="IOException">A port is taken, or the certificate cannot be written.</exception>
    public static async Task<EmulatorHost> StartAsync(
        EmulatorOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new EmulatorOptions();
        // The empty builder reads no environment, files or arguments: ASPNETCORE_URLS must not move the emulator.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        EmulatorHost? host = null;
        builder.WebHost.ConfigureKestrel(kestrel =>
            Configure(kestrel, options, () => host!.SparkConnect.Certificate));
        builder.Services.AddSingleton<IHostLifetime, PassiveLifetime>();
        WebApplication application = builder.Build();
        try
        {
            host = new EmulatorHost(application, options);
            RequestPipeline pipeline = RequestPipeline.Create(host);
            application.UseWebSockets();
            application.Run(pipeline.HandleAsync);
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            // In the order in which they were configured.
            Uri[] urls = [.. application.Urls.Select(url => new Uri(url))];
            (host.Addresses.Http, host.Addresses.SparkConnect) = (urls[0], urls[1]);
            if (options.Https) host.Addresses.Authority = host.SparkConnect.Certificate.ExportCertificatePem();

            if (options.CertificateFile is string file)
            {
                string pem = host.SparkConnect.Certificate.ExportCertificatePem();
                await File.WriteAllTextAsync(file, $"{pem}\n", cancellationToken).ConfigureAwait(false);
            }

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
        SparkConnect.Dispose();
    }

    private static void Configure(
        KestrelServerOptions kestrel,
        EmulatorOptions options,
        Func<X509Certificate2> certificate)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MinRequestBodyDataRate = null; // a wall clock in disguise
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
        // Two identifiers of 2048 characters, each of which takes up to 12 bytes when it is percent-encoded.
        kestrel.Limits.MaxRequestLineSize = 64 * 1024;
        kestrel.Listen(IPAddress.Loopback, options.Port, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            if (options.Https) UseTls(endpoint);
        });
        kestrel.Listen(IPAddress.Loopback, options.SparkConnectPort, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http2;
            UseTls(endpoint);
        });

        void UseTls(ListenOptions endpoint) =>
            endpoint.UseHttps(https => https.ServerCertificateSelector = (_, _) => certificate());
    }
}
