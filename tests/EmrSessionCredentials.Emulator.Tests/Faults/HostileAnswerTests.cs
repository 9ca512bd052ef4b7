using System;
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

        Assert.StartsWith("The request signature we calculated", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains(
            "should have been\n'POST\n/virtualclusters/abc123/endpoints/fault-canonical/credentials\n",
            answer.ErrorMessage,
            StringComparison.Ordinal);
        Assert.Contains(
            $"\nx-amz-security-token:{KeyPair.Example.SessionToken}\n", answer.ErrorMessage, StringComparison.Ordinal);
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
            [token.Token, login.Password],
            secret => Assert.EndsWith(AnswerFaults.ControlText, secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_ids_are_another_items()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("otherid");

        Answer endpoint = await emulator.GetAsync(
            AccountCalls.Serverless, "/applications/00abc/sessions/00def/endpoint");
        Answer cluster = await emulator.EmrAsync("DescribeCluster", ("ClusterId", "j-EMULATED00002"));

        Answer sessions = await emulator.EmrAsync("ListSessions", ("ClusterId", "j-EMULATED00002"));

        Assert.All(
            sessions.Json["Sessions"]!.AsArray(),
            session => Assert.Equal("j-EMULATED00002other", session!["ClusterId"]!.GetValue<string>()));
        Assert.Equal("00abcother", endpoint.Json["applicationId"]!.GetValue<string>());
        Assert.Equal("00defother", endpoint.Json["sessionId"]!.GetValue<string>());
        Assert.NotNull(endpoint.Json["authToken"]);
        Assert.Equal("j-EMULATED00002other", cluster.Json["Cluster"]!["Id"]!.GetValue<string>());
    }

    [Fact]
    public async Task Lists_within_lists_begin_with_null_too()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("nulllist");

        Answer sessions = await emulator.EmrAsync("ListSessions", ("ClusterId", "j-EMULATED00002"));

        Assert.Null(sessions.Json["Sessions"]![0]);
        Assert.Null(Assert.Single(sessions.Json["Sessions"]![1]!["Tags"]!.AsArray()));
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
}
