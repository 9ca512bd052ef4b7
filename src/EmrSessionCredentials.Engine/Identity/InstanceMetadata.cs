using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// What the EC2 instance metadata service knows. Most computers do not have one. AWSSDK would try for some twenty
/// seconds, and not say why it found nothing: first a connection, within a second, then the question. Never through a
/// proxy.
/// </summary>
internal static class InstanceMetadata
{
    private const string TokenPath = "/latest/api/token";
    private const string RolesPath = "/latest/meta-data/iam/security-credentials/";
    private const string DocumentPath = "/latest/dynamic/instance-identity/document";
    private const int ConnectSeconds = 1;
    private const int AnswerSeconds = 5;
    private const int MaxSeconds = 3600;
    private const int MaxAttempts = 100;
    private const string EndpointIPv4 = "http://169.254.169.254";
    private const string EndpointIPv6 = "http://[fd00:ec2::254]";

    private static readonly string[] RoleSeparators = ["<br/>", "\n"];

    /// <summary>The credentials of the instance's role, or why they were not found.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>, <c>InvalidCredentialsFile</c>.</exception>
    internal static async Task<(AWSCredentials? Found, string? Why)> FindCredentialsAsync(
        ProfileStore store, CancellationToken cancellationToken)
    {
        (ArraySegment<byte>? roles, string? problem, _) =
            await AskAsync(RolesPath, store, cancellationToken).ConfigureAwait(false);
        string? role = roles is null ? null : Text(roles.Value).Split(RoleSeparators, StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.Trim()).FirstOrDefault(name => name.Length > 0);
        return role is null
            ? (null, problem ?? "its metadata service names no role")
            : (new InstanceKeys(role, store), null);
    }

    /// <summary>The document with the keys of the instance's role, or why it did not come.</summary>
    /// <returns>Nothing where the service has none.</returns>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>, <c>InvalidCredentialsFile</c>.</exception>
    internal static Task<(ArraySegment<byte>? Document, string? Problem, bool IsLate)> AskKeysAsync(
        string role, ProfileStore store, CancellationToken cancellationToken) =>
        AskAsync(RolesPath + role, store, cancellationToken);

    /// <summary>The region the instance is in, or why it is not known.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>, <c>InvalidCredentialsFile</c>.</exception>
    internal static async Task<(string? Region, string? Why)> FindRegionAsync(
        ProfileStore store, CancellationToken cancellationToken)
    {
        (ArraySegment<byte>? document, string? problem, _) =
            await AskAsync(DocumentPath, store, cancellationToken).ConfigureAwait(false);
        string? region = document is null ? null : RegionIn(document.Value);
        return string.IsNullOrWhiteSpace(region)
            ? (null, problem ?? "its metadata service names no region")
            : (region, null);
    }

    /// <returns>The answer; neither it nor a problem where the service does not have it (404).</returns>
    private static async Task<(ArraySegment<byte>? Answer, string? Problem, bool IsLate)> AskAsync(
        string path, ProfileStore store, CancellationToken cancellationToken)
    {
        // botocore waits for a second. An instance that has just started can take longer.
        int? seconds =
            SettingValue.Count("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout", store.Active, MaxSeconds);
        int attempts = SettingValue.Count(
            "AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts", store.Active, MaxAttempts) ?? 1;
        if (string.Equals(EnvironmentSetting.Get("AWS_EC2_METADATA_DISABLED"), "true", StringComparison.OrdinalIgnoreCase))
            return (null, "switched off by AWS_EC2_METADATA_DISABLED", false);

        Uri endpoint = Endpoint(store.Active);
        using HttpClient client = ContainerCredentials.CreateClient();
        for (int attempt = 1; ; attempt++)
        {
            bool listens = await ConnectAsync(
                endpoint, TimeSpan.FromSeconds(seconds ?? ConnectSeconds), cancellationToken)
                .ConfigureAwait(false);
            (ArraySegment<byte>? answer, string? problem, bool isLate) = listens
                ? await TryAsync(
                    client, endpoint.AbsoluteUri.TrimEnd('/'), path, TimeSpan.FromSeconds(seconds ?? AnswerSeconds), cancellationToken)
                    .ConfigureAwait(false)
                : (null, $"nothing listens at {endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}", false);
            if (problem is null || attempt == attempts)
                return (answer, problem, isLate);
        }
    }

    private static Uri Endpoint(ProfileSection? profile)
    {
        if (SettingValue.Find("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint", profile) is (string url, string from))
            return EndpointSetting.Check(url, from).Url;
        (string mode, string source) = SettingValue.Find(
            "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode", profile) ?? ("ipv4", "");
        return new Uri(mode.ToLowerInvariant() switch
        {
            "ipv4" => EndpointIPv4,
            "ipv6" => EndpointIPv6,
            _ => throw IdentityErrors.InvalidSetting(mode, source, "neither IPv4 nor IPv6"),
        });
    }

    private static async Task<(ArraySegment<byte>? Answer, string? Problem, bool IsLate)> TryAsync(
        HttpClient client, string endpoint, string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        using AttemptLimit attempt = new(limit, TimeProvider.System, cancellationToken);
        try
        {
            (HttpStatusCode tokenStatus, ArraySegment<byte> token) = await SendAsync(
                client, HttpMethod.Put, endpoint + TokenPath, "X-aws-ec2-metadata-token-ttl-seconds", "21600", attempt.Token)
                .ConfigureAwait(false);
            // Not the first version of the service, which has no token.
            if (tokenStatus != HttpStatusCode.OK)
                return (null, Status(tokenStatus), false);
            string sent = Text(token).Trim();
            // It becomes a header. A proxy or a sign-in page of a network can answer with anything.
            if (!sent.All(c => c is > ' ' and <= '~'))
                return (null, "its metadata service gave a token that cannot be sent", false);
            (HttpStatusCode status, ArraySegment<byte> answer) = await SendAsync(
                client, HttpMethod.Get, endpoint + path, "X-aws-ec2-metadata-token", sent, attempt.Token)
                .ConfigureAwait(false);
            return status switch
            {
                HttpStatusCode.OK => (answer, null, false),
                HttpStatusCode.NotFound => (null, null, false),
                _ => (null, Status(status), false),
            };
        }
        catch (Exception) when (attempt.IsOver)
        {
            return (
                null,
                $"its metadata service did not answer within {limit.TotalSeconds:0} s "
                + "(for a container on the instance, its hop limit must be 2 or more)",
                true);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (null, "its metadata service closed the connection without an answer that can be read", false);
        }
    }

    private static string Status(HttpStatusCode status) => $"its metadata service answered with HTTP status {(int)status}";

    private static string Text(ArraySegment<byte> answer) => Encoding.UTF8.GetString(answer.Array!, answer.Offset, answer.Count);

    private static async Task<(HttpStatusCode Status, ArraySegment<byte> Body)> SendAsync(
        HttpClient client, HttpMethod method, string url, string header, string value, CancellationToken stop)
    {
        using HttpRequestMessage request = new(method, url);
        request.Headers.TryAddWithoutValidation(header, value);
        using HttpResponseMessage response = await client
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
        // On .NET Framework, a stream takes a token and does not look at it.
        using CancellationTokenRegistration end = stop.Register(response.Dispose);
        ArraySegment<byte> body = await BoundedStream.ReadAsync(
            await ContainerCredentials.ReadAsStreamAsync(response, stop).ConfigureAwait(false), stop).ConfigureAwait(false)
            ?? throw new IOException("The answer is longer than 1 MiB.");
        return (response.StatusCode, body);
    }

    private static string? RegionIn(ArraySegment<byte> document)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse((ReadOnlyMemory<byte>)document);
            return JsonMembers.Find(json.RootElement, "region", StringComparison.Ordinal).Select(JsonMembers.Text).LastOrDefault();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static async Task<bool> ConnectAsync(Uri endpoint, TimeSpan limit, CancellationToken cancellationToken)
    {
        using TcpClient client = new(endpoint.HostNameType == UriHostNameType.IPv6
            ? AddressFamily.InterNetworkV6
            : AddressFamily.InterNetwork);
        try
        {
            Task<bool> connected = FinishAsync(client.ConnectAsync(endpoint.DnsSafeHost, endpoint.Port));
            return await Waiting.UntilAsync(connected, limit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException or ArgumentException)
        {
            return false;
        }

        static async Task<bool> FinishAsync(Task connect)
        {
            await connect.ConfigureAwait(false);
            return true;
        }
    }
}
