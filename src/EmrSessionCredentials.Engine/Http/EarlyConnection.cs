#if NET
using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Http;

/// <summary>
/// A connection that is opened, TLS handshake included, on a thread of its own while the first request to a server is
/// prepared and signed. What is not taken is closed.
/// </summary>
internal sealed class EarlyConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Task<SslStream?> _opening;
    private int _isTaken;
    private volatile bool _isInUse;

    private EarlyConnection(DnsEndPoint server, ServerTrust trust)
    {
        Server = server;
        _opening = Task.Factory.StartNew(
            () => Open(trust), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private DnsEndPoint Server { get; }

    /// <returns>Null where the request goes through a proxy.</returns>
    internal static EarlyConnection? Begin(Uri url, ServerTrust trust, IWebProxy proxy) =>
        proxy.IsBypassed(url) ? new EarlyConnection(new DnsEndPoint(url.IdnHost, url.Port), trust) : null;

    /// <summary>Gives the connection to its first user, once it is open.</summary>
    /// <returns>
    /// Null where it was taken, is one to another server or could not be opened; then another is needed.
    /// </returns>
    internal SslStream? Take(DnsEndPoint server, CancellationToken cancellationToken)
    {
        if (!server.Equals(Server) || Interlocked.Exchange(ref _isTaken, 1) != 0)
            return null;
        using (cancellationToken.UnsafeRegister(static socket => ((Socket)socket!).Dispose(), _socket))
        {
            SslStream? stream = _opening.GetAwaiter().GetResult();
            _isInUse = stream is not null;
            return stream;
        }
    }

    /// <summary>Closes the connection, unless it is in use.</summary>
    public void Dispose()
    {
        Interlocked.Exchange(ref _isTaken, 1);
        if (!_isInUse)
            _socket.Dispose();
    }

    private SslStream? Open(ServerTrust trust)
    {
        try
        {
            _socket.Connect(Server);
            SslStream stream = new(new NetworkStream(_socket, ownsSocket: true));
            SslClientAuthenticationOptions options = trust.CreateOptions();
            options.ApplicationProtocols = [SslApplicationProtocol.Http11];
            options.TargetHost = Server.Host;
            stream.AuthenticateAsClient(options);
            return stream;
        }
        catch (Exception exception) when (exception is SocketException or IOException or AuthenticationException
            or ObjectDisposedException or SessionCredentialException)
        {
            // The request opens a connection of its own, and finds out what is wrong.
            _socket.Dispose();
            return null;
        }
    }
}
#endif
