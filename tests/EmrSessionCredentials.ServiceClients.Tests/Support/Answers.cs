using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Lets a client read a response that a test made up.</summary>
internal static class Answers
{
    internal static async Task<GetManagedEndpointSessionCredentialsResponse> FromEMRContainers(string? body)
    {
        using StubHttp http = new(_ => StubHttp.Response(body));
        return await Clients.EMRContainers(http).GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest);
    }

    internal static async Task<GetClusterSessionCredentialsResponse> FromElasticMapReduce(string? body)
    {
        using StubHttp http = new(_ => StubHttp.Response(body));
        return await Clients.ElasticMapReduce(http).GetClusterSessionCredentialsAsync(Clients.ClusterRequest);
    }

    /// <summary>The error that a client makes of a response, with the number of attempts it took.</summary>
    /// <param name="service">
    /// <c>rest-json</c> for EMR on EKS, <c>serverless</c> for EMR Serverless, anything else for EMR.
    /// </param>
    /// <param name="response">Makes the response to each attempt.</param>
    internal static async Task<(AmazonServiceException Error, int Attempts)> Error(
        string service, Func<System.Net.Http.HttpResponseMessage> response)
    {
        using StubHttp http = new(_ => response());
        Task Call() => service switch
        {
            "rest-json" => Clients.EMRContainers(http).GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest),
            "serverless" => Clients.EMRServerless(http).ListApplicationsAsync(new()),
            _ => Clients.ElasticMapReduce(http).GetClusterSessionCredentialsAsync(Clients.ClusterRequest),
        };
        AmazonServiceException error = await Assert.ThrowsAnyAsync<AmazonServiceException>(Call);
        return (error, http.Sent.Count);
    }

    internal static Task<(AmazonServiceException Error, int Attempts)> Error(
        string service, HttpStatusCode status, string? body, params IEnumerable<(string Name, string Value)> headers) =>
        Error(service, () => StubHttp.Response(
            body, status, headers.Select(h => new KeyValuePair<string, string>(h.Name, h.Value))));

    /// <summary>As <see cref="Error(string, HttpStatusCode, string, IEnumerable{ValueTuple{string, string}})"/>, from a protocol case.</summary>
    internal static Task<(AmazonServiceException Error, int Attempts)> Error(string service, JsonNode response) => Error(
        service,
        (HttpStatusCode)(int)response["status_code"]!,
        (string?)response["body"],
        (response["headers"]?.AsObject() ?? []).Select(header => (header.Key, (string)header.Value!)));
}
