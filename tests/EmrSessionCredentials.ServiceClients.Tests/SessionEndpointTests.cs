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
[Collection(ProcessSettingsGroup.Name)]
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

    [Theory]
    [InlineData(typeof(ClusterEndpoint), "AuthToken")]
    [InlineData(typeof(ClusterEndpoint), "Credentials")]
    [InlineData(typeof(ServerlessEndpoint), "AuthToken")]
    public void Secrets_are_marked(Type type, string property) =>
        Assert.True(type.GetProperty(property)!.GetCustomAttribute<AWSPropertyAttribute>()!.Sensitive);

    [Theory]
    [InlineData(typeof(AmazonEMRServerlessClient))]
    [InlineData(typeof(Amazon.ElasticMapReduce.AmazonElasticMapReduceClient))]
    [InlineData(typeof(Amazon.EMRContainers.AmazonEMRContainersClient))]
    public void No_client_lets_AWSSDK_log_responses(Type type)
    {
        PropertyInfo property = type.GetProperty(
            "SupportResponseLogging", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)!;
        using Amazon.Runtime.AmazonServiceClient client = (Amazon.Runtime.AmazonServiceClient)Activator.CreateInstance(
            type, Clients.Keys, RegionEndpoint.USEast1)!;

        Assert.Equal(false, property.GetValue(client));
    }

    [Fact]
    public async Task The_token_is_got_where_the_service_variable_points_and_signed_for_the_region_of_the_client()
    {
        using ProcessSettings settings = new(
            "",
            ("AWS_ENDPOINT_URL", "https://global.example.com"),
            ("AWS_ENDPOINT_URL_EMR_SERVERLESS", "https://mine.example.com/base"));
        using StubHttp http = StubHttp.Answering("{}");

        await Clients.EMRServerless(http, config => config.RegionEndpoint = RegionEndpoint.EUCentral1)
            .GetSessionEndpointAsync(new() { ApplicationId = "00abc", SessionId = "00def" });

        SentRequest sent = Assert.Single(http.Sent);
        Assert.Equal("https://mine.example.com/base/applications/00abc/sessions/00def/endpoint", sent.Url);
        Assert.Equal(["eu-central-1", "emr-serverless", "aws4_request"], new SigV4(sent).Scope.Skip(1));
        Assert.Equal("2021-07-13", sent.Headers["x-amz-api-version"]);
    }

    [Fact]
    public async Task The_profile_has_an_endpoint_for_the_service_too()
    {
        using ProcessSettings settings = new(
            """
            [profile mine]
            services = mine
            [services mine]
            emr_serverless =
              endpoint_url = https://profile.example.com
            """,
            ("AWS_PROFILE", "mine"));
        using StubHttp http = StubHttp.Answering("{}");
        await Clients.EMRServerless(http).ListApplicationsAsync(new());

        Assert.Equal("https://profile.example.com/applications", Assert.Single(http.Sent).Url);
    }

    [Fact]
    public void A_client_says_which_endpoint_it_would_call()
    {
        using AmazonEMRServerlessClient client = new("key", "secret", RegionEndpoint.GetBySystemName("cn-north-1"));

        Assert.Equal(
            "https://emr-serverless.cn-north-1.amazonaws.com.cn/",
            client.DetermineServiceOperationEndpoint(new Amazon.EMRServerless.Model.ListApplicationsRequest()).URL);
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
