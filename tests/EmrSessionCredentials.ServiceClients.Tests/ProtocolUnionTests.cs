using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>
/// The Smithy cases on tagged unions. The first text member of theirs stands for the one that EMR's union has, so it is
/// renamed; every other is one that EMR's union does not know.
/// </summary>
public sealed class ProtocolUnionTests
{
    public static IEnumerable<ITheoryDataRow> RestJson => DataCases.Rows("protocol-cases.json", "rest-json unions");

    public static IEnumerable<ITheoryDataRow> Json11 => DataCases.Rows("protocol-cases.json", "json-1.1 unions");

    [Theory]
    [MemberData(nameof(RestJson))]
    public async Task RestJson_union(string name, string json)
    {
        (JsonNode? union, string? known, string? unknown) = Parse(json, value => ("token", value.DeepClone()));

        Amazon.EMRContainers.Model.Credentials? read = (await Answers.FromEMRContainers(
            new JsonObject { ["credentials"] = union }.ToJsonString())).Credentials;

        Assert.Equal(union is null, read is null);
        Assert.Equal(known, read?.Token);
        Assert.True(string.Equals(unknown, read?.UnknownUnionMember, StringComparison.Ordinal), name);
    }

    [Theory]
    [MemberData(nameof(Json11))]
    public async Task Json11_union(string name, string json)
    {
        (JsonNode? union, string? known, string? unknown) = Parse(
            json, value => ("UsernamePassword", new JsonObject { ["Username"] = "u", ["Password"] = value.DeepClone() }));

        Amazon.ElasticMapReduce.Model.Credentials? read = (await Answers.FromElasticMapReduce(
            new JsonObject { ["Credentials"] = union }.ToJsonString())).Credentials;

        Assert.Equal(union is null, read is null);
        Assert.Equal(known, read?.UsernamePassword?.Password);
        Assert.True(string.Equals(unknown, read?.UnknownUnionMember, StringComparison.Ordinal), name);
    }

    private static (JsonNode? Union, string? Known, string? Unknown) Parse(
        string json, Func<JsonNode, (string Name, JsonNode Value)> rename)
    {
        JsonNode row = JsonNode.Parse(json)!;
        if (row["union"] is not JsonObject union)
            return (null, null, null);
        (string? known, string? unknown) = (null, null);
        JsonObject renamed = [];
        foreach ((string name, JsonNode? value) in union)
        {
            bool isText = value is not null && name == (string?)row["text"];
            (string wireName, JsonNode? wireValue) = isText ? rename(value!) : (name, value?.DeepClone());
            renamed[wireName] = wireValue;
            if (isText)
                known = (string)value!;
            else if (value is not null && name is not "__type")
                unknown = name;
        }

        return (renamed, known, unknown);
    }
}
