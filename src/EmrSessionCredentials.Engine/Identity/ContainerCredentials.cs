using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The credentials of the container's role. AWSSDK.Core's own provider asks through the proxy, which then has the token
/// and the keys, and reads token files and answers without a limit.
/// </summary>
internal sealed class ContainerCredentials : RefreshingAWSCredentials
{
    private const int Attempts = 3;
    private const int TooManyRequests = 429;
    private const int ServerError = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(15);

    // botocore gives two seconds to the connection, and two to the answer.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    private readonly ContainerEndpoint _endpoint;
    private readonly TimeProvider _clock;

    internal ContainerCredentials(ContainerEndpoint endpoint, TimeProvider? clock = null)
    {
        _endpoint = endpoint;
        _clock = clock ?? TimeProvider.System;
        PreemptExpiryTime = RenewBefore;
    }

    private string Source => "container's credentials endpoint "
        + $"{_endpoint.Url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)} ({_endpoint.Variable})";

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        Task.Run(GenerateNewCredentialsAsync).GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        CancellationToken stop = CallerStop.Current;
        // The token in the file is renewed while the container runs.
        string? token = ContainerEndpoint.ReadToken();
        using HttpClient client = CreateClient();
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await AskAsync(client, token, stop).ConfigureAwait(false);
            }
            catch (SessionCredentialException) when (attempt < Attempts)
            {
                await Waiting.DelayAsync(_clock, Pause, stop).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A client that calls no proxy and follows no redirect.</summary>
    internal static HttpClient CreateClient()
    {
#if NET
        SocketsHttpHandler handler = new()
        {
            ActivityHeadersPropagator = null,
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            SslOptions = { EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13 },
        };
#else
        HttpClientHandler handler = new()
        {
            UseProxy = false,
            AllowAutoRedirect = false,
            UseCookies = false,
            SslProtocols = SslProtocols.Tls12,
        };
#endif
#pragma warning disable RS0030 // the one request that never goes through a proxy; the handler above is bounded like the others
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
    }

    private async Task<CredentialsRefreshState> AskAsync(HttpClient client, string? token, CancellationToken stop)
    {
        using AttemptLimit limit = new(Limit, _clock, stop);
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, _endpoint.Url);
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            if (token is not null)
                request.Headers.TryAddWithoutValidation("Authorization", token);
            using HttpResponseMessage response = await client
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            // On .NET Framework, a stream takes a token and does not look at it.
            using CancellationTokenRegistration end = limit.Token.Register(response.Dispose);
            ArraySegment<byte>? body = await BoundedStream.ReadAsync(
                await ReadAsStreamAsync(response, limit.Token).ConfigureAwait(false), limit.Token).ConfigureAwait(false);
            try
            {
                return Read(response.StatusCode, body, token);
            }
            finally
            {
                if (body is { } read)
                    BoundedStream.Clear(read);
            }
        }
        catch (Exception) when (limit.IsOver)
        {
            throw new SessionCredentialException(
                FailureKind.Timeout,
                IdentityErrorCodes.CredentialSourceTimeout,
                $"The {Source} did not answer within {Limit.TotalSeconds:0} seconds, {Attempts} times.",
                Advice);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new SessionCredentialException(
                FailureKind.ConnectionFailed,
                IdentityErrorCodes.CredentialSourceUnreachable,
                $"The {Source} cannot be reached.",
                Advice);
        }
    }

    private string Advice =>
        $"Check the environment variable {_endpoint.Variable}, and that this container has a role.";

    internal static Task<Stream> ReadAsStreamAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
#if NET
        response.Content.ReadAsStreamAsync(cancellationToken);
#else
        response.Content.ReadAsStreamAsync();
#endif

    private CredentialsRefreshState Read(HttpStatusCode status, ArraySegment<byte>? body, string? token)
    {
        string? said = body is { } answer ? CredentialDocument.ReadError(answer) : null;
        string detail = said is null ? "" : $", {new ForeignText(token).Clean(said)}";
        if (status != HttpStatusCode.OK)
            throw Failed(KindOf((int)status), $"answered with HTTP status {(int)status}{detail}", (int)status);
        if (body is null)
            throw Failed(FailureKind.InvalidConfiguration, "answered with more than 1 MiB", null);
        try
        {
            return CredentialDocument.ReadContainer(body.Value, _clock.GetUtcNow());
        }
        catch (FormatException exception)
        {
            throw Failed(FailureKind.InvalidConfiguration, $"gave credentials that cannot be used: {exception.Message}{detail}", null);
        }
    }

    private static FailureKind KindOf(int status) => status switch
    {
        TooManyRequests => FailureKind.Throttled,
        >= ServerError => FailureKind.ServiceUnavailable,
        _ => FailureKind.AuthenticationFailed,
    };

    private SessionCredentialException Failed(FailureKind kind, string what, int? status) =>
        new(kind, IdentityErrorCodes.CredentialSourceFailed, $"The {Source} {what}.", Advice) { StatusCode = status };
}
