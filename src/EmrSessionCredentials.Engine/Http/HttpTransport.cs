#if NET
using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Http;

/// <summary>
/// The HTTP clients of the service clients. AWSSDK.Core would keep one for the process, whose connections all
/// identities share; these use the connections that <see cref="ConnectionCache"/> keeps for an identity.
/// </summary>
/// <param name="owner">Gets whose connections are used.</param>
internal sealed class HttpTransport(ServiceConfiguration configuration, Func<Task<string>> owner) : HttpClientFactory
{
    private readonly CallConnections _connections = new(configuration, owner);

    /// <summary>AWSSDK.Core corrects the clock of the next requests by the header Date of any response.</summary>
    private static readonly TimeSpan LongestCorrection = TimeSpan.FromDays(7);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
#pragma warning disable RS0030 // this is where they are made
        new(new Handler(configuration, _connections)) { Timeout = clientConfig.Timeout ?? Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    /// <returns>
    /// Null: one HTTP client to each service client. It is small, and the connections are not its own.
    /// </returns>
    public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;

    /// <summary>Opens a connection to a server while the first request of the call's owner is prepared.</summary>
    /// <returns>What closes it if no request comes, or null.</returns>
    internal EarlyConnection? ConnectEarly(Uri url) => _connections.OpenEarly(url);

    private sealed class Handler(ServiceConfiguration configuration, CallConnections owned) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (configuration.Call() is { IsBlocking: true })
                return Send(request, cancellationToken);
            OwnedConnections connections = await owned.TakeAsync().ConfigureAwait(false);
            try
            {
                return WithoutFarDate(
                    await connections.SendThereAsync(request, cancellationToken).ConfigureAwait(false));
            }
            finally
            {
                ConnectionCache.Shared.Return(connections);
            }
        }

        // AWSSDK.Core's credentials have a blocking form.
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            OwnedConnections connections = owned.Take();
            try
            {
                return WithoutFarDate(connections.SendHere(request, cancellationToken));
            }
            finally
            {
                ConnectionCache.Shared.Return(connections);
            }
        }

        /// <summary>
        /// Hides a date that cannot be right from AWSSDK.Core, which would sign the next requests as of that date. An
        /// answer keeps it, since its expiry goes by it, and is marked as one from a cache, which AWSSDK.Core does not
        /// use.
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
