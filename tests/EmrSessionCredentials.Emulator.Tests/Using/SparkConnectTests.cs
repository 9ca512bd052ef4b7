using System;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Using;

/// <summary>The Spark Connect port: TLS, HTTP/2 and what opens it.</summary>
public sealed class SparkConnectTests
{
    private const string Proxy = "x-aws-proxy-auth";
    private static readonly (int, string?) Accepted = (200, "0");
    private static readonly (int, string?) Refused = (200, "16");

    [Fact]
    public async Task Tokens_of_a_managed_endpoint_open_it()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using SparkConnectClient client = new(emulator);
        Answer issued = await emulator.EndpointAsync("e");

        Assert.Equal(Accepted, await client.CallAsync((Proxy, issued.Token)));
        string? other = issued.Json["endpointCredentials"]!["token"]!.GetValue<string>();
        Assert.Equal(Accepted, await client.CallAsync((Proxy, other)));
    }

    [Fact]
    public async Task A_token_of_a_serverless_session_opens_it_until_it_expires()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using SparkConnectClient client = new(emulator);
        string token = await ServerlessAsync(emulator);

        emulator.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(Accepted, await client.CallAsync((Proxy, token)));
        emulator.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Refused, await client.CallAsync((Proxy, token)));
    }

    [Fact]
    public async Task A_clusters_session_needs_its_token_and_its_id()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using SparkConnectClient client = new(emulator);
        (string token, string login) = await ClusterAsync(emulator);

        Assert.Equal(Accepted, await client.CallAsync((Proxy, token), ("authorization", "is-1")));
        Assert.Equal(Accepted, await client.CallAsync(("authorization", login)));
        Assert.Equal(Refused, await client.CallAsync((Proxy, token)));
        Assert.Equal(Refused, await client.CallAsync((Proxy, token), ("authorization", "is-2")));
        Assert.Equal(Refused, await client.CallAsync((Proxy, "wrong"), ("authorization", "is-1")));
        Assert.Equal(Refused, await client.CallAsync(("authorization", "is-1")));
        Assert.Equal(Refused, await client.CallAsync(("authorization", token)));
    }

    [Theory]
    [InlineData("is-EMU0000200001")]
    [InlineData(null)]
    public async Task The_token_of_a_clusters_session_opens_it_until_the_session_is_ended(string? listed)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using SparkConnectClient client = new(emulator);
        const string cluster = "j-EMULATED00002";
        string id = listed ?? (await emulator.EmrAsync("StartSession", ("ClusterId", cluster))).Json["Id"]!.GetValue<string>();
        await emulator.EmrAsync("GetSession", ("ClusterId", cluster), ("SessionId", id));
        Answer issued = await emulator.EmrAsync("GetSessionEndpoint", ("ClusterId", cluster), ("SessionId", id));
        (string, string?)[] headers = [(Proxy, issued.Json["AuthToken"]!.GetValue<string>()), ("authorization", id)];

        Assert.Equal(Accepted, await client.CallAsync(headers));
        await emulator.EmrAsync("TerminateSession", ("ClusterId", cluster), ("SessionId", id));
        Assert.Equal(Refused, await client.CallAsync(headers));
        // The login is the cluster's, which goes on.
        string login = RunningEmulator.Basic(issued.Username, issued.Password);
        Assert.Equal(Accepted, await client.CallAsync(("authorization", login)));
    }

    [Theory]
    [InlineData("00s0000010000001")]
    [InlineData(null)]
    public async Task The_token_of_a_serverless_session_opens_it_until_the_session_is_ended(string? listed)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using SparkConnectClient client = new(emulator);
        const string application = "00emulated000001";
        string id = listed ?? (await emulator.StartServerlessAsync(application)).Json["sessionId"]!.GetValue<string>();
        string path = $"/applications/{application}/sessions/{id}";
        await emulator.GetAsync(AccountCalls.Serverless, path);
        Answer issued = await emulator.GetAsync(AccountCalls.Serverless, $"{path}/endpoint");
        string token = issued.Json["authToken"]!.GetValue<string>();

        Assert.Equal(Accepted, await client.CallAsync((Proxy, token)));
        await emulator.GetAsync(AccountCalls.Serverless, path, method: "DELETE");
        Assert.Equal(Refused, await client.CallAsync((Proxy, token)));
    }

    [Fact]
    public async Task The_newest_ten_thousand_tokens_of_each_kind_open_it_whatever_else_is_issued()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(o => o with { CheckSignatures = false });
        using SparkConnectClient client = new(emulator);
        Answer endpoint = await emulator.EndpointAsync("e");
        string session = await ServerlessAsync(emulator);

        // Each of these credentials has two tokens.
        await Parallel.ForEachAsync(Enumerable.Range(0, 5_000), async (_, stop) => await emulator.EndpointAsync("f", stop: stop));

        Assert.Equal(Accepted, await client.CallAsync((Proxy, endpoint.Token)));
        Assert.Equal(Accepted, await client.CallAsync((Proxy, session)));
    }

    [Fact]
    public async Task The_signature_of_a_user_interfaces_URL_does_not_open_it()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using SparkConnectClient client = new(emulator);
        Answer answer = await emulator.EmrAsync("GetOnClusterAppUIPresignedURL", ("ClusterId", "j-1"));
        string signature = ((string)answer.Json["PresignedURL"]!).Split("X-Amz-Signature=")[1];

        Assert.Equal(Refused, await client.CallAsync((Proxy, signature)));
    }

    [Fact]
    public async Task Nothing_else_opens_it_and_its_tokens_open_no_gateway()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using SparkConnectClient client = new(emulator);
        string token = await ServerlessAsync(emulator);

        Assert.Equal(Refused, await client.CallAsync());
        Assert.Equal(Refused, await client.CallAsync((Proxy, "")));
        Assert.Equal(Refused, await client.CallAsync((Proxy, token + "x")));
        Assert.Equal(Refused, await client.CallAsync(("authorization", $"Bearer {token}")));
        Assert.Equal(401, (await emulator.CallAsync("GET", "/gateway/00def/api", $"token {token}")).Status);
    }

    [Fact]
    public async Task Whoever_comes_in_finds_one_service_with_empty_answers()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using SparkConnectClient client = new(emulator);
        (string, string?) token = (Proxy, await ServerlessAsync(emulator));

        async Task<(int, string?, int)> Call(HttpMethod method, string path, string type)
        {
            using HttpResponseMessage answer = await client.SendAsync(method, path, type, token);
            byte[] body = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
            return ((int)answer.StatusCode, SparkConnectClient.GrpcStatus(answer), body.Length);
        }

        const string Execute = "/spark.connect.SparkConnectService/ExecutePlan";
        Assert.Equal((200, "0", 5), await Call(HttpMethod.Post, Execute, "application/grpc+proto"));
        foreach (string unknown in (string[])[
            "/other.Service/Config",
            "/spark.connect.SparkConnectService/NoSuchMethod",
            "/spark.connect.SparkConnectService/executeplan",
            "/spark.connect.SparkConnectService/"])
        {
            Assert.Equal((200, "12", 0), await Call(HttpMethod.Post, unknown, "application/grpc"));
        }

        Assert.Equal((415, null, 0), await Call(HttpMethod.Post, Execute, "application/json"));
        Assert.Equal((405, null, 0), await Call(HttpMethod.Get, Execute, ""));
    }

    [Fact]
    public async Task The_control_route_tells_address_and_certificate()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        JsonObject told = (await emulator.CallAsync("GET", "/_emulator/spark-connect")).Json;

        using X509Certificate2 certificate = X509Certificate2.CreateFromPem(told["pem"]!.GetValue<string>());
        Assert.Equal($"https://127.0.0.1:{told["port"]}", told["url"]!.GetValue<string>());
        Assert.Equal(emulator.Host.SparkConnect.Url.Port, told["port"]!.GetValue<int>());
        Assert.Equal(certificate.Thumbprint, told["thumbprint"]!.GetValue<string>());
        Assert.Equal(certificate.GetCertHashString(HashAlgorithmName.SHA256), told["sha256"]!.GetValue<string>());
        Assert.False(certificate.HasPrivateKey);
        Assert.True(certificate.MatchesHostname("127.0.0.1") && certificate.MatchesHostname("localhost"));
        using SparkConnectClient client = new(emulator, told["sha256"]!.GetValue<string>());
        Assert.Equal(Refused, await client.CallAsync());
    }

    [Fact]
    public async Task Every_emulator_has_a_certificate_of_its_own()
    {
        await using RunningEmulator one = await RunningEmulator.StartAsync();
        await using RunningEmulator two = await RunningEmulator.StartAsync();
        using SparkConnectClient client =
            new(two, one.Host.SparkConnect.Certificate.GetCertHashString(HashAlgorithmName.SHA256));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.CallAsync());
    }

    [Fact]
    public async Task Calls_are_observed_without_a_secret()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using SparkConnectClient client = new(emulator);
        (string token, _) = await ClusterAsync(emulator);
        await client.CallAsync((Proxy, token), ("authorization", "is-1"));

        Answer report = await emulator.CallAsync("GET", "/_emulator/requests");

        JsonNode seen = report.Json["requests"]![1]!;
        Assert.Equal("spark-connect", seen["operation"]!.GetValue<string>());
        Assert.Equal("""["is-1","j-1"]""", seen["identifiers"]!.ToJsonString());
        Assert.Equal(200, seen["status"]!.GetValue<int>());
        Assert.DoesNotContain(token, report.Body, StringComparison.Ordinal);
    }

    private static async Task<string> ServerlessAsync(RunningEmulator emulator)
    {
        Answer answer = await emulator.GetAsync(AccountCalls.Serverless, "/applications/00abc/sessions/00def/endpoint");
        return answer.Json["authToken"]!.GetValue<string>();
    }

    private static async Task<(string Token, string Login)> ClusterAsync(RunningEmulator emulator)
    {
        Answer answer = await emulator.EmrAsync("GetSessionEndpoint", ("ClusterId", "j-1"), ("SessionId", "is-1"));
        return (answer.Json["AuthToken"]!.GetValue<string>(), RunningEmulator.Basic(answer.Username, answer.Password));
    }
}
