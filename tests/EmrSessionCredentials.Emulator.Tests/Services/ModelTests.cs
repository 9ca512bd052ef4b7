using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Services;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Services.Wire;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>The limits that are written down in the emulator are those of the service models.</summary>
public sealed class ModelTests
{
    public static IEnumerable<ITheoryDataRow> Operations => ModelledOperation.Rows;

    [Theory]
    [MemberData(nameof(Operations))]
    public void Input_is_as_in_the_model(string name)
    {
        (Operation operation, JsonNode model) = ModelledOperation.Load(name);
        JsonNode shape = ModelledOperation.Shape(model, operation, "input");
        if (!operation.IsSigned) Assert.Equal("none", (string?)model["operations"]![operation.Name]!["authtype"]);
        HashSet<string> required = [.. (shape["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>())];

        Assert.Equal(
            shape["members"]!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal),
            operation.Input.Fields.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(operation.Input.Fields, field =>
        {
            JsonNode member = shape["members"]![field.Name]!;
            FieldLocation location = member["location"]?.GetValue<string>() switch
            {
                null => FieldLocation.Body,
                "uri" => FieldLocation.Label,
                "querystring" => FieldLocation.Query,
                "header" => FieldLocation.Header,
                string other => throw new InvalidOperationException(other),
            };
            Assert.Equal(required.Contains(field.Name), field.Required);
            Assert.Equal(location, field.Location);
            Assert.Equal(member["locationName"]?.GetValue<string>() ?? field.Name, field.WireName);
            SameLimits(model, member, field, []);
        });
    }

    private static void SameLimits(JsonNode model, JsonNode member, Field field, IReadOnlyList<string> within)
    {
        string name = member["shape"]!.GetValue<string>();
        JsonNode type = model["shapes"]![name]!;
        // A structure can have itself in a member.
        if (field.Type is FieldType.Unread || within.Contains(name)) return;
        within = [.. within, name];
        bool number = field.Type is FieldType.WholeNumber or FieldType.LongNumber;
        Assert.Equal(type["type"]!.GetValue<string>(), ModelTypes[field.Type]);
        Assert.Equal(type["min"]?.GetValue<long>(), number ? field.Range?.Min : field.MinLength);
        Assert.Equal(type["max"]?.GetValue<long>(), number ? field.Range?.Max : field.MaxLength);
        Assert.Equal(type["pattern"]?.GetValue<string>(), field.Pattern?.Model);
        Assert.Equal(type["enum"]?.AsArray().Select(e => e!.GetValue<string>()), field.OneOf);
        if (type["member"] is JsonNode item) SameLimits(model, item, field.Item!, within);
        if (type["key"] is JsonNode key) SameLimits(model, key, field.Key!, within);
        if (type["value"] is JsonNode value) SameLimits(model, value, field.Item!, within);
        if (type["members"] is not JsonObject members) return;
        Assert.Equal(
            members.Select(m => (m.Key, type["required"]?.AsArray().Any(r => (string?)r == m.Key) == true)).Order(),
            field.Members().Select(m => (m.Name, m.Required)).Order());
        Assert.All(field.Members(), inner => SameLimits(model, members[inner.Name]!, inner, within));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Output_members_are_in_the_model(string name)
    {
        (Operation operation, JsonNode model) = ModelledOperation.Load(name);
        JsonNode output = ModelledOperation.Shape(model, operation, "output");

        JsonNode ShapeOf(string path) => path.Split('.').Aggregate(output, (shape, member) =>
            model["shapes"]![shape["members"]![member]!["shape"]!.GetValue<string>()]!);

        // What gives keys has a structure of them, and may have a number for a time.
        bool givesKeys = ModelledOperation.GivesKeys(operation);
        Assert.All(operation.CredentialMembers, path => Assert.True(
            givesKeys ? (string?)ShapeOf(path)["type"] is "structure" : ShapeOf(path)["union"]!.GetValue<bool>()));
        Assert.All(operation.TokenMembers, path => Assert.True(ShapeOf(path)["sensitive"]!.GetValue<bool>()));
        Assert.All(operation.ExpiryMembers, path => Assert.Contains(
            (string?)ShapeOf(path)["type"], givesKeys ? ["timestamp", "long", "integer"] : (string[])["timestamp"]));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Route_and_signing_name_are_as_in_the_model(string name)
    {
        (Operation operation, JsonNode model) = ModelledOperation.Load(name);
        JsonNode http = model["operations"]![operation.Name]!["http"]!;
        JsonNode metadata = model["metadata"]!;

        Assert.Equal(operation.Service.Name, metadata["serviceId"]!.GetValue<string>());
        Assert.Equal(
            operation.Service.SigningName,
            (metadata["signingName"] ?? metadata["endpointPrefix"])!.GetValue<string>());
        if (operation.Route is RestRoute rest)
        {
            Assert.Equal(http["method"]!.GetValue<string>(), rest.Method);
            Assert.Equal(http["requestUri"]!.GetValue<string>(), rest.Template);
        }
        else if (operation.Route is QueryRoute query)
        {
            Assert.Equal(operation.Name, query.Action);
            Assert.Equal(QueryProtocol.Version, metadata["apiVersion"]!.GetValue<string>());
        }
        else
        {
            TargetRoute target = Assert.IsType<TargetRoute>(operation.Route);
            Assert.Equal($"{metadata["targetPrefix"]!.GetValue<string>()}.{operation.Name}", target.Target);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Errors_of_the_service_are_in_the_model(string name)
    {
        (Operation operation, JsonNode model) = ModelledOperation.Load(name);
        JsonArray errors = model["operations"]![operation.Name]!["errors"]?.AsArray() ?? [];
        string[] modelled = [.. errors.Select(e => e!["shape"]!.GetValue<string>())];
        ServiceError[] ours =
        [
            operation.Throttled, operation.InternalError, operation.NotFound("x"), operation.Service.Invalid("x"),
            .. operation.OwnErrors,
        ];

        // What gives keys has more errors, and they belong to single operations.
        if (!ModelledOperation.GivesKeys(operation)) Assert.Empty(modelled.Except(ours.Select(e => e.Code)));
        Assert.All(ours.Where(e => !e.IsCommon), error =>
        {
            Assert.Contains(error.Code, modelled);
            int? status = model["shapes"]![error.Code]!["error"]?["httpStatusCode"]?.GetValue<int>();
            if (status is not null) Assert.Equal(status, error.Status);
        });
    }

    private static Dictionary<FieldType, string> ModelTypes { get; } = new()
    {
        [FieldType.Text] = "string",
        [FieldType.WholeNumber] = "integer",
        [FieldType.LongNumber] = "long",
        [FieldType.Structure] = "structure",
        [FieldType.StructureList] = "list",
        [FieldType.Map] = "map",
        [FieldType.Flag] = "boolean",
        [FieldType.Timestamp] = "timestamp",
        [FieldType.TextList] = "list",
    };
}
