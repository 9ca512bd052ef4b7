using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>A published service model, and bodies made up from it.</summary>
internal sealed class ServiceModel
{
    private static readonly string[] Services = ["emr", "emr-containers", "emr-serverless"];

    private readonly JsonNode _root;

    private ServiceModel(JsonNode root) => _root = root;

    /// <summary>A theory row for each operation that a client implements, with its service.</summary>
    internal static IEnumerable<ITheoryDataRow> OperationRows => Services.SelectMany(service => DataCases.Rows(
        File(service), Operations.Implemented(service).Select(operation => (operation, (JsonNode)service!))));

    /// <summary>A theory row for each shape of a kind that the operations of <see cref="OperationRows"/> use.</summary>
    internal static IEnumerable<ITheoryDataRow> ShapeRows(Func<JsonNode, bool> select) => Services.SelectMany(service =>
    {
        ServiceModel model = Of(service);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (string operation in Operations.Implemented(service))
            model.AddShapes(model.Operation(operation), names);
        return DataCases.Rows(File(service), names.Where(name => select(model.Shape(name)))
            .Select(name => (name, (JsonNode)service!)));
    });

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

    internal IEnumerable<string> Errors(string operation) =>
        Operation(operation)["errors"]!.AsArray().Select(error => (string)error!["shape"]!);

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

    private static string File(string service) => $"{service}.model.json";

    /// <summary>Adds the shapes that a part of the model refers to, and those that they refer to.</summary>
    private void AddShapes(JsonNode? part, HashSet<string> names)
    {
        IEnumerable<JsonNode?> children = part switch
        {
            JsonObject named => named.Select(child => child.Value),
            JsonArray list => list,
            _ => [],
        };
        foreach (JsonNode? child in children)
            AddShapes(child, names);
        if ((part as JsonObject)?["shape"] is JsonValue shape && names.Add((string)shape!))
            AddShapes(Shape((string)shape!), names);
    }
}
