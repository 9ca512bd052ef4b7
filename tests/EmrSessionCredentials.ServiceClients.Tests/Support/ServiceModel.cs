using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>A published service model, and bodies made up from it.</summary>
internal sealed class ServiceModel
{
    internal static readonly string[] Services = ["emr", "emr-containers", "emr-serverless"];

    private readonly JsonNode _root;

    private ServiceModel(JsonNode root) => _root = root;

    /// <summary>A theory row for each operation that a client implements, with its service.</summary>
    internal static IEnumerable<ITheoryDataRow> OperationRows => Services.SelectMany(service => DataCases.Rows(
        File(service), Operations.Implemented(service).Select(operation => (operation, (JsonNode)service!))));

    internal static ServiceModel Of(string service) => new(DataCases.Read(File(service)));

    internal JsonNode Operation(string name) => _root["operations"]![name]!;

    internal JsonNode Shape(string name) => _root["shapes"]![name]!;

    internal string InputName(string operation) => (string)Operation(operation)["input"]!["shape"]!;

    internal string OutputName(string operation) => (string)Operation(operation)["output"]!["shape"]!;

    internal IEnumerable<(string Name, JsonNode Member, JsonNode Shape)> Members(string structure) =>
        Shape(structure)["members"]!.AsObject().Select(m => (m.Key, m.Value!, Shape((string)m.Value!["shape"]!)));

    /// <summary>What an operation needs in its path, each label told from the others by its name.</summary>
    internal JsonObject Labels(string operation) => new(Members(InputName(operation))
        .Where(m => (string?)m.Member["location"] is "uri")
        .Select(m => KeyValuePair.Create(m.Name, (JsonNode?)$"value of {(string?)m.Member["locationName"] ?? m.Name}")));

    /// <summary>
    /// A value that a shape allows, told from others by the path to it; null where shapes hold themselves.
    /// </summary>
    internal JsonNode? Sample(string name, string path)
    {
        JsonNode shape = Shape(name);
        return (string)shape["type"]! switch
        {
            "string" => (string?)shape["enum"]?.AsArray()[^1] ?? $"value of {path}",
            "integer" => 42,
            "long" => 4_000_000_000,
            "double" => 1.25,
            "boolean" => true,
            "timestamp" => 1767323045.5,
            "list" => new JsonArray(Sample((string)shape["member"]!["shape"]!, $"{path}[]")),
            "map" => new JsonObject { ["key"] = Sample((string)shape["value"]!["shape"]!, $"{path}.value") },
            "structure" when path.Count(c => c is '.') > 8 => null,
            "structure" => new JsonObject(Members(name).Take((bool?)shape["union"] is true ? 1 : 1000).Select(
                m => KeyValuePair.Create(m.Name, Sample((string)m.Member["shape"]!, $"{path}.{m.Name}")))),
            string type => throw new NotSupportedException(type),
        };
    }

    /// <summary>A sample whose shapes hold themselves, cut off where they do.</summary>
    internal static JsonNode WithoutNulls(JsonNode sample)
    {
        switch (sample)
        {
            case JsonObject structure:
                foreach (string name in structure.Where(m => IsCutOff(m.Value)).Select(m => m.Key).ToList())
                    structure.Remove(name);
                break;
            case JsonArray list:
                list.RemoveAll(IsCutOff);
                break;
        }

        foreach (JsonNode part in sample is JsonObject o ? o.Select(m => m.Value!) : sample is JsonArray a ? a.Select(i => i!) : [])
            WithoutNulls(part);
        return sample;
    }

    private static bool IsCutOff(JsonNode? value) => value is null || (value is JsonArray { Count: 1 } list && list[0] is null);

    /// <summary>The names of the members, at any depth of a structure, that are of a type.</summary>
    internal IEnumerable<string> MembersOfType(string structure, string type) =>
        Reachable(structure, []).SelectMany(name => Members(name))
            .Where(member => (string)member.Shape["type"]! == type)
            .Select(member => (string?)member.Member["locationName"] ?? member.Name);

    private HashSet<string> Reachable(string name, HashSet<string> structures)
    {
        JsonNode shape = Shape(name);
        if ((string)shape["type"]! is "structure" && structures.Add(name))
        {
            foreach ((_, JsonNode member, _) in Members(name))
                Reachable((string)member["shape"]!, structures);
        }

        foreach (string part in (string[])["member", "value"])
        {
            if ((string?)shape[part]?["shape"] is string entry)
                Reachable(entry, structures);
        }

        return structures;
    }

    private static string File(string service) => $"{service}.model.json";
}
