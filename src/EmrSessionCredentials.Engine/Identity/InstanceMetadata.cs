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
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// What the EC2 instance metadata service knows. Most computers do not have one. AWSSDK would try for some twenty
/// seconds, and not say why it found nothing: first a connection, within a second, then the question.
/// </summary>
internal static class InstanceMetadata
{
    private const string TokenPath = "/latest/api/token";
    private const string RolesPath = "/latest/meta-data/iam/security-credentials/";
    private const string DocumentPath = "/latest/dynamic/instance-identity/document";
    private const int ConnectSeconds = 1;
    private const int AnswerSeconds = 5;
    private const int MostSeconds = 3600;
    private const int MostAttempts = 100;

    private static readonly string[] RoleSeparators = ["<br/>", "\n"];

    /// <summary>The credentials of the instance's role, or why they were not found.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>, <c>InvalidCredentialsFile</c>.</exception>
    internal static async Task<(AWSCredentials? Found, string? Why)> FindCredentialsAsync(
        ProfileStore store, CancellationToken cancellationToken)
    {
        (string? roles, string? problem) = await AskAsync(RolesPath, store, cancellationToken).ConfigureAwait(false);
        string? role = roles?.Split(RoleSeparators, StringSplitOptions.RemoveEmptyEntries)
            .Select(name => name.Trim()).FirstOrDefault(name => name.Length > 0);
        return role is null
            ? (null, problem ?? "its metadata service names no role")
            : (new InstanceKeys(role, TimeSpan.FromSeconds(Timeout(store) ?? AnswerSeconds)), null);
    }

    /// <summary>The region the instance is in, or why it is not known.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>, <c>InvalidCredentialsFile</c>.</exception>
    internal static async Task<(string? Region, string? Why)> FindRegionAsync(
        ProfileStore store, CancellationToken cancellationToken)
    {
        (string? document, string? problem) =
            await AskAsync(DocumentPath, store, cancellationToken).ConfigureAwait(false);
        string? region = document is null ? null : RegionIn(document);
        return string.IsNullOrWhiteSpace(region)
            ? (null, problem ?? "its metadata service names no region")
            : (region, null);
    }

    /// <summary>The reason for an answer that did not come in time.</summary>
    internal static string Late(TimeSpan limit) => $"its metadata service did not answer within {limit.TotalSeconds:0} s "
        + "(for a container on the instance, its hop limit must be 2 or more)";

    /// <summary>The reason for an answer that is an error.</summary>
    internal static string Status(int status) => $"its metadata service answered with HTTP status {status}";

    // botocore waits for a second. An instance that has just started can take longer.
    private static int? Timeout(ProfileStore store) =>
        SettingValue.Count("AWS_METADATA_SERVICE_TIMEOUT", "metadata_service_timeout", store.Active, MostSeconds);

    /// <returns>The text; null and no problem where the service does not have it (404).</returns>
    private static async Task<(string? Text, string? Problem)> AskAsync(
        string path, ProfileStore store, CancellationToken cancellationToken)
    {
        SdkConfiguration.Initialise(store);
        int? seconds = Timeout(store);
        int attempts = SettingValue.Count(
            "AWS_METADATA_SERVICE_NUM_ATTEMPTS", "metadata_service_num_attempts", store.Active, MostAttempts) ?? 1;
        if (!EC2InstanceMetadata.IsIMDSEnabled)
            return (null, "switched off by AWS_EC2_METADATA_DISABLED");

        string endpoint;
        Uri address;
        try
        {
            // AWSSDK fixes the endpoint when it starts; $env:AWS_EC2_METADATA_SERVICE_ENDPOINT may have changed since.
            FallbackInternalConfigurationFactory.Reset();
            endpoint = EC2InstanceMetadata.ServiceEndpoint;
            address = new Uri(endpoint);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (null, $"its endpoint cannot be determined ({exception.GetType().Name})");
        }

        using HttpClient client = ContainerCredentials.CreateClient();
        for (int attempt = 1; ; attempt++)
        {
            bool listens = await ConnectAsync(
                address, TimeSpan.FromSeconds(seconds ?? ConnectSeconds), cancellationToken)
                .ConfigureAwait(false);
            (string? text, string? problem) = listens
                ? await TryAsync(
                    client, endpoint, path, TimeSpan.FromSeconds(seconds ?? AnswerSeconds), cancellationToken)
                    .ConfigureAwait(false)
                : (null, $"nothing listens at {address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}");
            if (problem is null || attempt == attempts)
                return (text, problem);
        }
    }

    private static async Task<(string? Text, string? Problem)> TryAsync(
        HttpClient client, string endpoint, string path, TimeSpan limit, CancellationToken cancellationToken)
    {
        using AttemptLimit attempt = new(limit, TimeProvider.System, cancellationToken);
        try
        {
            (HttpStatusCode tokenStatus, string token) = await SendAsync(
                client, HttpMethod.Put, endpoint + TokenPath, "X-aws-ec2-metadata-token-ttl-seconds", "21600", attempt.Token)
                .ConfigureAwait(false);
            // As AWSSDK.Core, which gets the keys: not the first version of the service, which has no token.
            if (tokenStatus != HttpStatusCode.OK)
                return (null, Status((int)tokenStatus));
            (HttpStatusCode status, string text) = await SendAsync(
                client, HttpMethod.Get, endpoint + path, "X-aws-ec2-metadata-token", token.Trim(), attempt.Token)
                .ConfigureAwait(false);
            return status switch
            {
                HttpStatusCode.OK => (text, null),
                HttpStatusCode.NotFound => (null, null),
                _ => (null, Status((int)status)),
            };
        }
        catch (Exception) when (attempt.IsOver)
        {
            return (null, Late(limit));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (null, "its metadata service closed the connection without an answer that can be read");
        }
    }

    private static async Task<(HttpStatusCode Status, string Text)> SendAsync(
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
        return (response.StatusCode, Encoding.UTF8.GetString(body.Array!, body.Offset, body.Count));
    }

    private static string? RegionIn(string document)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(document);
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
