#if NET
using System;
using System.Net;
using System.Net.Http;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Http;

/// <summary>Finds the connections that the requests of a client use, in <see cref="ConnectionCache"/>.</summary>
/// <param name="owner">Gets whose connections are used.</param>
internal sealed class CallConnections(ServiceConfiguration configuration, Func<Task<string>> owner)
{
    /// <summary>
    /// How long a connection is used: then the endpoint's name is looked up again. It may have moved.
    /// </summary>
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    private readonly ServerTrust _trust = new(configuration.Authorities);
    private Tuple<string, string>? _last;

    internal async Task<OwnedConnections> TakeAsync() => Take(await owner().ConfigureAwait(false));

    internal OwnedConnections Take() => Take(owner().GetAwaiter().GetResult());

    /// <summary>
    /// Opens the first connection of the call's owner to a server while the first request is prepared.
    /// </summary>
    /// <returns>What closes it if no request comes, or null.</returns>
    internal EarlyConnection? OpenEarly(Uri url)
    {
        OwnedConnections connections = Take();
        try
        {
            return connections.OpenEarly(url, _trust, LocalRoute.Of(configuration.Proxy));
        }
        finally
        {
            ConnectionCache.Shared.Return(connections);
        }
    }

    private OwnedConnections Take(string id) => ConnectionCache.Shared.Take(KeyOf(id), Create);

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
            login is null ? "" : SecretHash.Of(login.Domain, login.UserName, login.Password),
            // A script can replace .NET's default proxy at any time.
            proxy is null ? $"{EnvironmentProxy.Read()?.Id} {RuntimeHelpers.GetHashCode(HttpClient.DefaultProxy)}" : "",
            configuration.Authorities?.Id);
        _last = Tuple.Create(id, key);
        return key;
    }

    private OwnedConnections Create()
    {
        SocketsHttpHandler sockets = new()
        {
            Proxy = LocalRoute.Of(configuration.Proxy),
            // A trace of the caller's process (traceparent, baggage) is not AWS's business, and setting it up takes
            // time.
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = BoundedCall.DefaultLimit,
            // As long as it may live: .NET looks after idle connections by asynchronous reads, and a socket that was
            // read so once never blocks again. One that the server has closed is found out when it is taken again.
            PooledConnectionIdleTimeout = ConnectionLifetime,
            PooledConnectionLifetime = ConnectionLifetime,
            SslOptions = _trust.CreateOptions(),
            UseCookies = false,
        };
        return new OwnedConnections(sockets, configuration.Call);
    }
}
#endif
