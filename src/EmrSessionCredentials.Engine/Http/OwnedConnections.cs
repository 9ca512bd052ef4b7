#if NET
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Http;

/// <summary>The connections of one owner. What <see cref="ConnectionCache"/> knows of their use is in it.</summary>
internal sealed class OwnedConnections : DelegatingHandler
{
    private readonly Func<ICallFlow?> _call;
    private readonly List<DnsEndPoint> _servers = [];
    private EarlyConnection? _early;

    /// <param name="sockets">Opens the connections.</param>
    /// <param name="call">Gets the call under way, on whichever thread; null where there is no call.</param>
    internal OwnedConnections(SocketsHttpHandler sockets, Func<ICallFlow?> call)
        : base(sockets)
    {
        _call = call;
        sockets.ConnectCallback = OpenAsync;
    }

    /// <summary>The time of the last use, as a timestamp of the cache's clock.</summary>
    internal long LastUse { get; set; }

    /// <summary>How many requests are being sent.</summary>
    internal int Users { get; set; }

    /// <summary>Whether the cache has given them up: the last one to return them disposes of them.</summary>
    internal bool IsEvicted { get; set; }

    /// <summary>Sends on the thread that asks.</summary>
    internal HttpResponseMessage SendHere(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Send(request, cancellationToken);

    internal Task<HttpResponseMessage> SendThereAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken);

    /// <summary>Opens the first connection to a server while the first request is prepared.</summary>
    /// <returns>
    /// What closes it if no request comes; null where a connection was opened before, or none is worth it.
    /// </returns>
    internal EarlyConnection? OpenEarly(Uri url, ServerTrust trust, IWebProxy proxy) =>
        url.Scheme == Uri.UriSchemeHttps && IsFirst(new DnsEndPoint(url.IdnHost, url.Port))
            ? _early = EarlyConnection.Begin(url, trust, proxy)
            : null;

    private ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        _ = IsFirst(context.DnsEndPoint);
        return Interlocked.Exchange(ref _early, value: null)?.Take(context.DnsEndPoint, cancellationToken) is { } early
            ? new ValueTask<Stream>(early)
            : SocketConnection.ConnectAsync(context, _call, cancellationToken);
    }

    private bool IsFirst(DnsEndPoint server)
    {
        lock (_servers)
        {
            if (_servers.Contains(server))
                return false;
            _servers.Add(server);
            return true;
        }
    }
}
#endif
