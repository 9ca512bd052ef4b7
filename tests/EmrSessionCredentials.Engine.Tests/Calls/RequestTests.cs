using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>What arrives on the other side is what was asked for, and nothing that was not.</summary>
public sealed class RequestTests
{
    private const string Token = """{"credentials":{"token":"t"}}""";
    private const string Login = """{"Credentials":{"UsernamePassword":{"Username":"u","Password":"p"}}}""";

    [Fact]
    public async Task Everything_that_was_asked_for_is_sent()
    {
        SeenRequest seen = await SendAsync(Token, session => session.GetAsync(new ManagedEndpointRequest
        {
            EndpointIdentifier = "arn:aws:emr-containers:eu-central-1:1:/virtualclusters/vc/endpoints/ep",
            VirtualClusterIdentifier = "vc 1",
            ExecutionRoleArn = TestSessions.Role,
            Duration = TimeSpan.FromMinutes(20),
            LogContext = "nightly",
            ClientToken = "my-token",
        }));

        Assert.Equal(
            "/virtualclusters/vc%201/endpoints/"
            + "arn%3Aaws%3Aemr-containers%3Aeu-central-1%3A1%3A%2Fvirtualclusters%2Fvc%2Fendpoints%2Fep/credentials",
            seen.Target);
        AssertBody(seen, $$"""
            {"executionRoleArn":"{{TestSessions.Role}}","credentialType":"TOKEN","durationInSeconds":1200,
            "logContext":"nightly","clientToken":"my-token"}
            """);
    }

    [Fact]
    public async Task What_was_left_out_is_not_sent_but_for_a_client_token()
    {
        SeenRequest seen = await SendAsync(Token, session => session.GetAsync(TestSessions.Endpoint()));

        JsonObject body = JsonNode.Parse(seen.Body)!.AsObject();
        Assert.True(Guid.TryParse(body["clientToken"]!.GetValue<string>(), out _));
        body.Remove("clientToken");
        AssertBody(
            seen with { Body = body.ToJsonString() },
            $$"""{"executionRoleArn":"{{TestSessions.Role}}","credentialType":"TOKEN"}""");
    }

    [Fact]
    public async Task A_cluster_is_asked_with_its_role_or_without()
    {
        ClusterRequest request = TestSessions.Cluster() with { ExecutionRoleArn = TestSessions.Role };
        SeenRequest with = await SendAsync(Login, session => session.GetAsync(request));
        SeenRequest without = await SendAsync(Login, session => session.GetAsync(TestSessions.Cluster()));

        AssertBody(with, $$"""{"ClusterId":"j-1","ExecutionRoleArn":"{{TestSessions.Role}}"}""");
        AssertBody(without, """{"ClusterId":"j-1"}""");
        Assert.Equal("/", with.Target);
        Assert.Equal("ElasticMapReduce.GetClusterSessionCredentials", with.Headers["X-Amz-Target"]);
    }

    [Fact]
    public async Task It_is_signed_for_the_chosen_region_and_the_secret_key_is_not_in_it()
    {
        SeenRequest seen = await SendAsync(Token, session => session.GetAsync(TestSessions.Endpoint()));

        Assert.Contains(
            $"/{TestSessions.Region}/emr-containers/aws4_request", seen.Headers["Authorization"], StringComparison.Ordinal);
        Assert.DoesNotContain(TestSessions.SecretKey, Reachable.TextOf(seen), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_breaks_a_rule_is_not_sent()
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(Token);
        using EmrSession session = await TestSessions.OpenAsync(server.Url);

        await Assert.ThrowsAsync<InvalidRequestParameterException>(() => session.GetAsync(TestSessions.Endpoint("..")));
        await Assert.ThrowsAsync<InvalidRequestParameterException>(() => session.GetAsync(TestSessions.Cluster("")));

        Assert.Empty(server.Seen);
    }

    private static async Task<SeenRequest> SendAsync(string answer, Func<EmrSession, Task> act)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync(answer);
        using EmrSession session = await TestSessions.OpenAsync(server.Url);
        await act(session);
        return Assert.Single(server.Seen);
    }

    private static void AssertBody(SeenRequest seen, string expected) =>
        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(seen.Body)), $"{seen.Body} is not {expected}");
}
