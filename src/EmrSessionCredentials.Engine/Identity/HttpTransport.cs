#if NET
using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The HTTP clients of the service clients. AWSSDK.Core would keep one for the process, whose connections all identities
/// share; these use the connections that <see cref="ConnectionCache"/> keeps for an identity.
/// </summary>
/// <param name="owner">Gets whose connections are used.</param>
internal sealed class HttpTransport(ServiceConfiguration configuration, Func<Task<string>> owner) : HttpClientFactory
{
    /// <summary>How long a connection is used: then the endpoint's name is looked up again. It may have moved.</summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    /// <summary>.NET's own default.</summary>
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(100);

    /// <summary>AWSSDK.Core corrects the clock of the next requests by the header Date of any response.</summary>
    private static readonly TimeSpan LongestCorrection = TimeSpan.FromDays(7);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
#pragma warning disable RS0030 // this is where they are made
        new(new Handler(configuration, owner)) { Timeout = clientConfig.Timeout ?? DefaultTimeout };
#pragma warning restore RS0030

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <returns>Null: one HTTP client to each service client. It is small, and the connections are not its own.</returns>
    public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;

    private sealed class Handler(ServiceConfiguration configuration, Func<Task<string>> owner) : HttpMessageHandler
    {
        private Tuple<string, string>? _last;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (configuration.Call() is { IsBlocking: true })
                return Send(request, cancellationToken);
            OwnedConnections connections = Take(await owner().ConfigureAwait(false));
            try
            {
                return WithoutFarDate(await connections.SendThereAsync(request, cancellationToken).ConfigureAwait(false));
            }
            finally
            {
                ConnectionCache.Shared.Return(connections);
            }
        }

        // AWSSDK.Core's credentials have a blocking form.
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            OwnedConnections connections = Take(owner().GetAwaiter().GetResult());
            try
            {
                return WithoutFarDate(connections.SendHere(request, cancellationToken));
            }
            finally
            {
                ConnectionCache.Shared.Return(connections);
            }
        }

        private OwnedConnections Take(string id) => ConnectionCache.Shared.Take(KeyOf(id), CreateHandler);

        // Mostly the owner of the call before: then nothing has to be hashed.
        private string KeyOf(string id)
        {
            if (_last is { } last && ReferenceEquals(last.Item1, id))
                return last.Item2;
            WebProxy? proxy = configuration.Proxy;
            NetworkCredential? login = proxy?.Credentials as NetworkCredential;
            string key = string.Join(
                '\n',
                id,
                proxy?.Address,
                login is null ? "" : SigningKeys.Hash(login.Domain, login.UserName, login.Password),
                configuration.Authorities?.Id);
            _last = Tuple.Create(id, key);
            return key;
        }

        private SocketsHttpHandler CreateHandler()
        {
            SocketsHttpHandler sockets = new()
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectCallback = (context, stop) => SocketConnection.ConnectAsync(context, configuration.Call, stop),
                ConnectTimeout = DefaultTimeout,
                // As long as it may live: .NET looks after idle connections by asynchronous reads, and a socket that was read so
                // once never blocks again. One that the server has closed is found out when it is taken again.
                PooledConnectionIdleTimeout = ConnectionLifetime,
                PooledConnectionLifetime = ConnectionLifetime,
                SslOptions = new ServerTrust(configuration.Authorities).CreateOptions(),
                UseCookies = false,
            };
            if (configuration.Proxy is { } proxy)
                sockets.Proxy = proxy;
            return sockets;
        }

        /// <summary>
        /// Hides a date that cannot be right from AWSSDK.Core, which would sign the next requests as of that date. An answer
        /// keeps it, since its expiry goes by it, and is marked as one from a cache, which AWSSDK.Core does not use.
        /// </summary>
        private HttpResponseMessage WithoutFarDate(HttpResponseMessage response)
        {
            if (response.Headers.Date is not { } date || (date - configuration.Clock.GetUtcNow()).Duration() <= LongestCorrection)
                return response;
            if (response.IsSuccessStatusCode)
                response.Headers.Age ??= TimeSpan.Zero;
            else
                response.Headers.Date = null;
            return response;
        }
    }
}
#endif
