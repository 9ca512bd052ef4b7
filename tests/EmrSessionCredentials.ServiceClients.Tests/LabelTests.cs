using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Identifiers in the path: the Smithy cases on text labels, and what is refused.</summary>
public sealed class LabelTests
{
    public static IEnumerable<ITheoryDataRow> Cases => OracleCases.Rows("rest-json.label-tests.json", root =>
        from suite in root.AsArray()
        from test in suite["cases"]!.AsArray()
        from label in TextLabels(suite, test)
        select ($"{test["id"]}: {label.Value}", (JsonNode)new JsonObject
        {
            ["value"] = label.Value,
            ["segment"] = label.Segment,
        }));

    public static IEnumerable<ITheoryDataRow> TokenCases => OracleCases.Rows("rest-json.label-tests.json", root =>
        from suite in root.AsArray()
        from test in suite["cases"]!.AsArray()
        from member in suite["shapes"]![(string)test["given"]!["input"]!["shape"]!]!["members"]!.AsObject()
        where (bool?)member.Value!["idempotencyToken"] is true
        select ($"{test["id"]}", (JsonNode)new JsonObject { ["token"] = test["params"]![member.Key]?.DeepClone() }));

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

        AmazonEMRContainersException first = await Assert.ThrowsAsync<AmazonEMRContainersException>(
            () => client.GetManagedEndpointSessionCredentialsAsync(endpoint));
        AmazonEMRContainersException second = await Assert.ThrowsAsync<AmazonEMRContainersException>(
            () => client.GetManagedEndpointSessionCredentialsAsync(cluster));

        Assert.StartsWith("EndpointIdentifier ", first.Message, StringComparison.Ordinal);
        Assert.StartsWith("VirtualClusterIdentifier ", second.Message, StringComparison.Ordinal);
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

    /// <summary>The text labels of a case with the path segments they become; a greedy label ends the comparison.</summary>
    private static IEnumerable<(string Value, string Segment)> TextLabels(JsonNode suite, JsonNode test)
    {
        string[] template = ((string)test["given"]!["http"]!["requestUri"]!).Split('?')[0].Split('/');
        string[] segments = ((string)test["serialized"]!["uri"]!).Split('?')[0].Split('/');
        JsonNode members = suite["shapes"]![(string)test["given"]!["input"]!["shape"]!]!["members"]!;
        foreach ((string part, string segment) in template.TakeWhile(p => !p.EndsWith("+}", StringComparison.Ordinal)).Zip(segments))
        {
            KeyValuePair<string, JsonNode?> member = members.AsObject().FirstOrDefault(
                m => part == $"{{{ProtocolCases.WireName(m)}}}");
            if (member.Value is not null
                && (string)ProtocolCases.Shape(suite, member.Value)["type"]! is "string"
                && (string?)test["params"]![member.Key] is string value)
                yield return (value, segment);
        }
    }
}
