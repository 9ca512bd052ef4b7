using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The Smithy cases on timestamps: each value stands as the expiry of a credential.</summary>
public sealed class ProtocolTimestampTests
{
    public static IEnumerable<ITheoryDataRow> RestJson => DataCases.Rows("protocol-cases.json", "rest-json timestamps");

    public static IEnumerable<ITheoryDataRow> Json11 => DataCases.Rows("protocol-cases.json", "json-1.1 timestamps");

    [Theory]
    [MemberData(nameof(RestJson))]
    public async Task RestJson_timestamp(string name, string json) =>
        AssertMoment(name, json, (await Answers.FromEMRContainers(Body("expiresAt", json))).ExpiresAt);

    [Theory]
    [MemberData(nameof(RestJson))]
    public async Task RestJson_timestamp_in_a_list(string name, string json)
    {
        using StubHttp http = StubHttp.Answering($$"""{"endpoints": [{{Body("createdAt", json)}}]}""");

        AssertMoment(name, json, (await Clients.EMRContainers(http)
            .ListManagedEndpointsAsync(new() { VirtualClusterId = "v" })).Endpoints![0].CreatedAt);
    }

    [Theory]
    [MemberData(nameof(Json11))]
    public async Task Json11_timestamp(string name, string json) =>
        AssertMoment(name, json, (await Answers.FromElasticMapReduce(Body("ExpiresAt", json))).ExpiresAt);

    private static string Body(string member, string json) =>
        new JsonObject { [member] = JsonNode.Parse(json)!["value"]?.DeepClone() }.ToJsonString();

    private static void AssertMoment(string name, string json, DateTime? actual)
    {
        decimal seconds = (decimal)JsonNode.Parse(json)!["seconds"]!;
        DateTime expected = DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        Assert.Equal(expected, actual);
        Assert.True(actual!.Value.Kind is DateTimeKind.Utc, name);
    }
}
