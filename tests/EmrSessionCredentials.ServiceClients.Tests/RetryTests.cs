using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Amazon;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>What is tried again, how often, and what stays the same from one attempt to the next.</summary>
public sealed class RetryTests
{
    private const string RestJson = "rest-json";
    private const string Json11 = "json-1.1";

    [Theory]
    [InlineData(RestJson, "RequestThrottledException", 400, 3)]
    [InlineData(RestJson, "ThrottlingException", 400, 3)]
    [InlineData(RestJson, "InternalServerException", 500, 3)]
    [InlineData(RestJson, "ServiceUnavailable", 503, 3)]
    [InlineData(RestJson, "ValidationException", 400, 1)]
    [InlineData(RestJson, "ResourceNotFoundException", 400, 1)]
    [InlineData(RestJson, "AccessDeniedException", 403, 1)]
    [InlineData(RestJson, "ExpiredTokenException", 403, 1)]
    [InlineData(Json11, "ThrottlingException", 400, 3)]
    [InlineData(Json11, "InternalServerError", 500, 3)]
    [InlineData(Json11, "InvalidRequestException", 400, 1)]
    public async Task Throttles_and_failures_of_the_service_are_tried_again(
        string service, string code, int status, int attempts)
    {
        (_, int actual) = await Answers.Error(service, (HttpStatusCode)status, $$"""{"__type": "{{code}}"}""");

        Assert.Equal(attempts, actual);
    }

    [Fact]
    public async Task All_attempts_of_a_call_carry_the_same_token_and_invocation_id()
    {
        using StubHttp http = StubHttp.Answering(
            (HttpStatusCode.BadRequest, """{"__type": "RequestThrottledException"}"""),
            (HttpStatusCode.InternalServerError, ""),
            (HttpStatusCode.OK, """{"credentials": {"token": "t"}}"""));
        AmazonEMRContainersClient client = Clients.EMRContainers(http);
        GetManagedEndpointSessionCredentialsRequest request = Clients.EndpointRequest;

        GetManagedEndpointSessionCredentialsResponse response = await client
            .GetManagedEndpointSessionCredentialsAsync(request);
        await client.GetManagedEndpointSessionCredentialsAsync(request);

        Assert.Equal("t", response.Credentials?.Token);
        Assert.Equal(4, http.Sent.Count);
        Assert.Single(http.Sent.Take(3).Select(sent => sent.Body).Distinct(StringComparer.Ordinal));
        Assert.Equal(2, http.Sent.Select(sent => sent.Body).Distinct(StringComparer.Ordinal).Count());
        Assert.Single(http.Sent.Take(3).Select(s => s.Headers["amz-sdk-invocation-id"]).Distinct(StringComparer.Ordinal));
        Assert.Equal(
            ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"],
            http.Sent.Take(3).Select(sent => sent.Headers["amz-sdk-request"]));
        Assert.Null(request.ClientToken);
    }

    [Fact]
    public async Task A_connection_that_fails_is_tried_again()
    {
        using StubHttp http = new(i => i < 2 ? throw new HttpRequestException("refused") : StubHttp.Response("{\"id\": \"a\"}"));

        Assert.Equal("a", (await Clients.EMRContainers(http)
            .GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest)).Id);
        Assert.Equal(3, http.Sent.Count);
    }

    [Fact]
    public void Standard_mode_with_3_attempts_is_the_default()
    {
        using PipelineProbe client = new(new AmazonEMRContainersConfig { RegionEndpoint = RegionEndpoint.USEast1 });

        Assert.Equal(RequestRetryMode.Standard, client.Config.RetryMode);
        Assert.Equal(2, Assert.IsType<StandardRetryPolicy>(client.Policy).MaxRetries);
    }

    [Fact]
    public async Task The_configuration_limits_the_attempts()
    {
        using StubHttp http = StubHttp.Answering("", HttpStatusCode.BadGateway);

        await Assert.ThrowsAsync<AmazonServiceException>(() => Clients
            .EMRContainers(http, config => config.MaxErrorRetry = 0)
            .GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest));

        Assert.Single(http.Sent);
    }

    private sealed class PipelineProbe(AmazonEMRContainersConfig config) : AmazonEMRContainersClient(Clients.Keys, config)
    {
        internal RetryPolicy Policy => RuntimePipeline.Handlers.OfType<RetryHandler>().Single().RetryPolicy;
    }
}
