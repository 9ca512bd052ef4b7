using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The Smithy cases on timestamps: each value stands as the expiry of a credential.</summary>
public sealed class ProtocolTimestampTests
{
    public static IEnumerable<ITheoryDataRow> RestJson => ProtocolCases.Rows("rest-json", Timestamps);

    public static IEnumerable<ITheoryDataRow> Json11 => ProtocolCases.Rows("json-1.1", Timestamps);

    [Theory]
    [MemberData(nameof(RestJson))]
    public async Task RestJson_timestamp(string name, string json) =>
        AssertMoment(name, json, (await Answers.FromEMRContainers(Body("expiresAt", json))).ExpiresAt);

    [Theory]
    [MemberData(nameof(RestJson))]
    public async Task RestJson_timestamp_in_a_list(string name, string json)
    {
        using StubHttp http = StubHttp.Answering($$"""{"applications": [{{Body("createdAt", json)}}]}""");

        AssertMoment(
            name, json, (await Clients.EMRServerless(http).ListApplicationsAsync(new())).Applications![0].CreatedAt);
    }

    [Theory]
    [MemberData(nameof(Json11))]
    public async Task Json11_timestamp(string name, string json) =>
        AssertMoment(name, json, (await Answers.FromElasticMapReduce(Body("ExpiresAt", json))).ExpiresAt);

    private static IEnumerable<(string Name, JsonNode Row)> Timestamps(JsonNode suite, JsonNode test)
    {
        if (test["result"] is null || ProtocolCases.OutputShape(suite, test)?["members"] is not JsonObject members)
            yield break;
        foreach (KeyValuePair<string, JsonNode?> member in members)
        {
            if (test["result"]![member.Key] is not JsonNode expected
                || (string)ProtocolCases.Shape(suite, member.Value!)["type"]! is not "timestamp")
                continue;
            JsonNode value = (string?)member.Value!["location"] is "header"
                ? test["response"]!["headers"]!.AsObject().First(h => string.Equals(
                    h.Key, ProtocolCases.WireName(member), StringComparison.OrdinalIgnoreCase)).Value!
                : JsonNode.Parse((string)test["response"]!["body"]!)![ProtocolCases.WireName(member)]!;
            yield return ($"{test["id"]}: {member.Key}", new JsonObject
            {
                ["value"] = value.DeepClone(),
                ["seconds"] = expected.DeepClone(),
            });
        }
    }

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
