#if NET
using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// The HTTP clients of the service clients: as AWSSDK.Core makes its own, but without a memory for cookies, and able to
/// send on the thread that asks (<see cref="CallTrace.IsBlocking"/>). AWSSDK.Core keeps one for the process, and one for each
/// client that has a proxy.
/// </summary>
internal sealed class HttpTransport : HttpClientFactory
{
    /// <summary>How long a connection is used: then the endpoint's name is looked up again. It may have moved.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    internal static HttpTransport Instance { get; } = new();

    public override HttpClient CreateHttpClient(IClientConfig clientConfig)
    {
        SocketsHttpHandler sockets = new()
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
        };
        if (clientConfig.GetWebProxy() is { } proxy)
            sockets.Proxy = proxy;
        // The observer's limit is the only one.
        return new HttpClient(new Handler(sockets)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <summary>What HTTP clients are shared by, for as long as the process lives; null for one to each service client.</summary>
    /// <returns>The same for all without a proxy; for one with a proxy nothing, as its credentials are its own.</returns>
    public override string? GetConfigUniqueString(IClientConfig clientConfig) =>
        clientConfig.GetWebProxy() is null ? nameof(HttpTransport) : null;

    private sealed class Handler(SocketsHttpHandler sockets) : DelegatingHandler(sockets)
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (CallTrace.Current is not { IsBlocking: true })
                return base.SendAsync(request, cancellationToken);
            try
            {
                return Task.FromResult(Send(request, cancellationToken));
            }
            catch (Exception e)
            {
                return Task.FromException<HttpResponseMessage>(e);
            }
        }
    }
}
#endif
