#if NET
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Identity;

/// <summary>The connections of one owner. What <see cref="ConnectionCache"/> knows of their use is in it.</summary>
internal sealed class OwnedConnections(SocketsHttpHandler sockets) : DelegatingHandler(sockets)
{
    /// <summary>The time of the last use, as a timestamp of the cache's clock.</summary>
    internal long LastUse { get; set; }

    /// <summary>How many requests are being sent.</summary>
    internal int Users { get; set; }

    /// <summary>Whether the cache has given them up: the last one to return them disposes of them.</summary>
    internal bool IsEvicted { get; set; }

    /// <summary>Sends on the thread that asks.</summary>
    internal HttpResponseMessage SendHere(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Send(request, cancellationToken);

    internal Task<HttpResponseMessage> SendThereAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        SendAsync(request, cancellationToken);
}
#endif
