using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Amazon;
using Amazon.EMRServerless;
using Amazon.Runtime.Internal;
using ClusterEndpoint = Amazon.ElasticMapReduce.Model.GetSessionEndpointResponse;
using ServerlessEndpoint = Amazon.EMRServerless.Model.GetSessionEndpointResponse;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The two operations that give a session's token away: what they read, and what nothing else gets to see.</summary>
public sealed class SessionEndpointTests
{
    private const string ClusterBody = """
        {
          "Endpoint": "https://x.example.com", "AuthToken": "SECRET-1", "AuthTokenExpirationTime": 1767323045.071,
          "Credentials": {"UsernamePassword": {"Username": "user", "Password": "SECRET-2"}}
        }
        """;

    private const string ServerlessBody = """
        {
          "applicationId": "00abc", "sessionId": "00def", "endpoint": "https://y.example.com", "authToken": "SECRET-3",
          "authTokenExpiresAt": "2026-01-02T03:04:05Z"
        }
        """;

    [Fact]
    public async Task A_session_on_a_cluster_has_a_token_and_a_password()
    {
        ClusterEndpoint read = await FromCluster(ClusterBody);

        Assert.Equal("https://x.example.com", read.Endpoint);
        Assert.Equal("SECRET-1", read.AuthToken);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, 71, DateTimeKind.Utc), read.AuthTokenExpirationTime);
        Assert.Equal("SECRET-2", read.Credentials?.UsernamePassword?.Password);
        Assert.Equal("request-id-1", read.ResponseMetadata.RequestId);
    }

    [Fact]
    public async Task A_credential_of_an_unknown_kind_keeps_its_name() => Assert.Equal(
        "Ticket", (await FromCluster("""{"Credentials": {"Ticket": "x"}}""")).Credentials?.UnknownUnionMember);

    [Fact]
    public async Task A_serverless_session_has_a_token()
    {
        ServerlessEndpoint read = await FromServerless(ServerlessBody);

        Assert.Equal("00abc", read.ApplicationId);
        Assert.Equal("00def", read.SessionId);
        Assert.Equal("https://y.example.com", read.Endpoint);
        Assert.Equal("SECRET-3", read.AuthToken);
        Assert.Equal(new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), read.AuthTokenExpiresAt);
    }

    [Fact]
    public async Task Nothing_turns_into_its_secret_as_text()
    {
        ClusterEndpoint cluster = await FromCluster(ClusterBody);
        ServerlessEndpoint serverless = await FromServerless(ServerlessBody);

        object?[] objects =
        [
            cluster, cluster.Credentials, cluster.Credentials?.UsernamePassword, cluster.ResponseMetadata, serverless,
            serverless.ResponseMetadata,
        ];
        Assert.All(objects, o => Assert.DoesNotContain("SECRET", o!.ToString(), StringComparison.Ordinal));
    }

    private static async Task<ClusterEndpoint> FromCluster(string body)
    {
        using StubHttp http = StubHttp.Answering(body);
        return await Clients.ElasticMapReduce(http).GetSessionEndpointAsync(new() { ClusterId = "j-1", SessionId = "s-1" });
    }

    private static async Task<ServerlessEndpoint> FromServerless(string body)
    {
        using StubHttp http = StubHttp.Answering(body);
        return await Clients.EMRServerless(http).GetSessionEndpointAsync(new() { ApplicationId = "00abc", SessionId = "00def" });
    }
}
