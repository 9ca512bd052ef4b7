using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Identifiers in the path: the Smithy cases on text labels, and what is refused.</summary>
public sealed class LabelTests
{
    public static IEnumerable<ITheoryDataRow> Cases => DataCases.Rows("protocol-cases.json", "rest-json labels");

    public static IEnumerable<ITheoryDataRow> TokenCases => DataCases.Rows("protocol-cases.json", "rest-json tokens");

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Encodes_a_label(string name, string json)
    {
        JsonNode row = JsonNode.Parse(json)!;

        SentRequest sent = await Send(r => r.EndpointIdentifier = (string)row["value"]!);

        Assert.True(
            string.Equals(sent.Path.Split('/')[4], (string)row["segment"]!, StringComparison.Ordinal), $"{name}: {sent.Path}");
    }

    [Theory]
    [MemberData(nameof(TokenCases))]
    public async Task Fills_in_a_token_where_there_is_none(string name, string json)
    {
        string? token = (string?)JsonNode.Parse(json)!["token"];

        SentRequest sent = await Send(r => r.ClientToken = token);

        string actual = (string)JsonNode.Parse(sent.Body)!["clientToken"]!;
        if (token is not null)
            Assert.Equal(token, actual);
        Assert.True(Guid.TryParseExact(actual, "D", out Guid id) && id != Guid.Empty, $"{name}: {actual}");
    }

    [Theory]
    [InlineData("...")]
    [InlineData(".a")]
    [InlineData("%2E%2E")]
    public async Task Lets_through_what_only_resembles_a_dot_label(string identifier)
    {
        SentRequest sent = await Send(r => r.EndpointIdentifier = identifier);

        Assert.Contains($"/endpoints/{Uri.EscapeDataString(identifier)}/credentials", sent.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Refuses_what_a_path_cannot_carry(string? identifier)
    {
        using StubHttp http = StubHttp.Answering("{}");
        AmazonEMRContainersClient client = Clients.EMRContainers(http);
        GetManagedEndpointSessionCredentialsRequest endpoint = Clients.EndpointRequest;
        endpoint.EndpointIdentifier = identifier;
        GetManagedEndpointSessionCredentialsRequest cluster = Clients.EndpointRequest;
        cluster.VirtualClusterIdentifier = identifier;

        AmazonClientException first = await Assert.ThrowsAsync<AmazonClientException>(
            () => client.GetManagedEndpointSessionCredentialsAsync(endpoint));
        AmazonClientException second = await Assert.ThrowsAsync<AmazonClientException>(
            () => client.GetManagedEndpointSessionCredentialsAsync(cluster));

        Assert.Contains("endpointId", first.Message, StringComparison.Ordinal);
        Assert.Contains("virtualClusterId", second.Message, StringComparison.Ordinal);
        Assert.Empty(http.Sent);
    }

    private static async Task<SentRequest> Send(Action<GetManagedEndpointSessionCredentialsRequest> change)
    {
        using StubHttp http = StubHttp.Answering("{}");
        GetManagedEndpointSessionCredentialsRequest request = Clients.EndpointRequest;
        change(request);
        await Clients.EMRContainers(http).GetManagedEndpointSessionCredentialsAsync(request);
        return Assert.Single(http.Sent);
    }
}
