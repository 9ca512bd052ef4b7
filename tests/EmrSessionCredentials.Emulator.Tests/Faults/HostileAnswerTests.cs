using System;
using System.Globalization;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>Answers that are made to do harm to a client or to whoever reads its messages.</summary>
public sealed class HostileAnswerTests
{
    private const string Lists = "/virtualclusters";

    [Fact]
    public async Task A_refusal_quotes_the_canonical_request_with_the_session_token()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Signer = new TestSigner { SendToken = true };

        Answer answer = await emulator.EndpointAsync("fault-canonical");

        Assert.StartsWith("The request signature we calculated does not match", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(
            "should have been\n'POST\n/virtualclusters/abc123/endpoints/fault-canonical/credentials\n",
            answer.ErrorMessage,
            StringComparison.Ordinal);
        Assert.Contains($"\nx-amz-security-token:{KeyPair.Example.SessionToken}\n", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(
            "\n'AWS4-HMAC-SHA256\n20260102T030405Z\n20260102/us-east-1/emr-containers/aws4_request\n",
            answer.ErrorMessage,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_has_escapes_in_its_message()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer rest = await emulator.EndpointAsync("fault-escapes");
        Answer json = await emulator.ClusterAsync("j-fault-escapes");

        Assert.Null(rest.Header("x-amzn-errortype"));
        Assert.All([rest, json], answer => Assert.Equal(FaultKinds.EscapedMessage, answer.ErrorMessage));
        Assert.Contains('\u001b', FaultKinds.EscapedMessage);
        Assert.Contains('\n', FaultKinds.EscapedCode);
    }

    [Theory]
    [InlineData("redirect", null)]
    [InlineData("redirect=http://127.0.0.1:1/there", "http://127.0.0.1:1/there")]
    public async Task A_redirect_leads_elsewhere(string fault, string? location)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add(fault);

        Answer answer = await emulator.ClusterAsync("j-1");

        location ??= $"http://localhost:{emulator.Host.Url.Port}/redirected";
        Assert.Equal((307, location), (answer.Status, answer.Header("location")));
    }

    [Fact]
    public async Task Issued_secrets_have_control_characters()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer token = await emulator.EndpointAsync("fault-controltoken");
        Answer login = await emulator.ClusterAsync("j-fault-controltoken");

        Assert.All(
            [token.Token, token.Json["endpointCredentials"]!["token"]!.GetValue<string>(), login.Password],
            secret => Assert.EndsWith(AnswerFaults.ControlText, secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_ids_are_another_items()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("otherid");

        Answer endpoint = await emulator.GetAsync(AccountCalls.Serverless, "/applications/00abc/sessions/00def/endpoint");
        Answer cluster = await emulator.EmrAsync("DescribeCluster", ("ClusterId", "j-EMULATED00002"));

        Assert.Equal("00abcother", endpoint.Json["applicationId"]!.GetValue<string>());
        Assert.Equal("00defother", endpoint.Json["sessionId"]!.GetValue<string>());
        Assert.NotNull(endpoint.Json["authToken"]);
        Assert.Equal("j-EMULATED00002other", cluster.Json["Cluster"]!["Id"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("stringlist", "\"not-a-list\"")]
    [InlineData("nulllist", "[null,{")]
    public async Task A_list_is_not_what_a_client_expects(string fault, string start)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add(fault);

        Answer answer = await emulator.GetAsync(AccountCalls.Containers, Lists);

        Assert.StartsWith(start, answer.Json["virtualClusters"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.NotNull(answer.Json["nextToken"]);
    }

    [Fact]
    public async Task A_date_is_six_years_old()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer good = await emulator.EndpointAsync("fault-olddate");
        Answer refused = await emulator.EndpointAsync("fault-skewed");

        DateTimeOffset date = emulator.Time.GetUtcNow().AddYears(-6);
        Assert.Equal((200, date), (good.Status, good.Message.Headers.Date));
        Assert.NotNull(good.Token);
        Assert.Equal((403, date), (refused.Status, refused.Message.Headers.Date));
        Assert.Equal("InvalidSignatureException", refused.ErrorCode);
        Assert.StartsWith("Signature not yet current", refused.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kilobytes_of_gzip_are_megabytes_of_json()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.ClusterAsync("j-fault-gzipbomb");

        Assert.Equal("gzip", Assert.Single(answer.Message.Content.Headers.ContentEncoding));
        await using Stream body = await answer.Message.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        Assert.True(body.Length < 128 * 1024);
        await using GZipStream unpacked = new(body, CompressionMode.Decompress);
        using JsonDocument json =
            await JsonDocument.ParseAsync(unpacked, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(64 * 1024 * 1024, json.RootElement.GetProperty("filling").GetString()!.Length);
    }

    [Fact]
    public async Task Deep_json_is_json_still()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.EndpointAsync("fault-deep");

        JsonNode json = JsonNode.Parse(answer.Body, documentOptions: new JsonDocumentOptions { MaxDepth = 30_000 })!;
        Assert.NotNull(json["credentials"]!["token"]);
        Assert.Equal(20_000, answer.Body.Count(c => c == '['));
        Assert.ThrowsAny<JsonException>(() => answer.Json);
    }

    [Fact]
    public async Task Chunks_have_no_end_until_the_caller_leaves()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        CancellationToken stop = TestContext.Current.CancellationToken;

        using (RawConnection connection = await RawConnection.CallAsync(emulator, "fault-endless"))
            await connection.Stream.ReadExactlyAsync(new byte[8 * 1024 * 1024], stop);

        Assert.Equal(0, emulator.Host.Observed.InFlight);
        Assert.Equal(200, (await emulator.EndpointAsync("e")).Status);
    }

    [Fact]
    public async Task A_second_answer_comes_that_nobody_asked_for()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using RawConnection connection = await RawConnection.CallAsync(emulator, "fault-secondanswer");
        using StreamReader reader = new(connection.Stream);
        string[] answers = new string[2];

        for (int i = 0; i < answers.Length; i++)
        {
            Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync());
            int length = 0;
            while (await reader.ReadLineAsync() is { Length: > 0 } header)
            {
                if (header.StartsWith("Content-Length: ", StringComparison.Ordinal))
                    length = int.Parse(header.AsSpan("Content-Length: ".Length), CultureInfo.InvariantCulture);
            }

            char[] body = new char[length];
            await reader.ReadBlockAsync(body);
            answers[i] = new string(body);
        }

        Assert.NotNull(JsonNode.Parse(answers[0])!["credentials"]!["token"]);
        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task A_second_answer_is_not_taken_by_a_client_that_looks()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer first = await emulator.EndpointAsync("fault-secondanswer");
        Answer next = await emulator.EndpointAsync("e");

        Assert.Equal(200, next.Status);
        Assert.NotEqual(first.Token, next.Token);
        Assert.Equal(2, emulator.Host.Observed.Connections);
    }
}
