using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Services;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Services;

/// <summary>The limits that are written down in the emulator are those of the service models.</summary>
public sealed class ModelTests
{
    private static readonly OperationCatalog Catalog =
        new(new CredentialIssuer(TimeProvider.System), TimeProvider.System);

    public static IEnumerable<ITheoryDataRow> Operations => Catalog.Operations.Select(operation =>
    {
        string file = File(operation);
        string? skip = Repository.Oracle(file, out string reason) is null ? reason : null;
        return new TheoryDataRow<string>(operation.Name) { TestDisplayName = $"{file}: {operation.Name}", Skip = skip };
    });

    [Theory]
    [MemberData(nameof(Operations))]
    public void Input_is_as_in_the_model(string name)
    {
        (Operation operation, JsonNode model) = Load(name);
        JsonNode shape = Shape(model, operation, "input");
        HashSet<string> required = [.. (shape["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>())];

        Assert.Equal(
            shape["members"]!.AsObject().Select(m => m.Key).Order(StringComparer.Ordinal),
            operation.Input.Fields.Select(f => f.Name).Order(StringComparer.Ordinal));
        Assert.All(operation.Input.Fields, field =>
        {
            JsonNode member = shape["members"]![field.Name]!;
            JsonNode type = model["shapes"]![member["shape"]!.GetValue<string>()]!;
            Assert.Equal(required.Contains(field.Name), field.Required);
            Assert.Equal(type["min"]?.GetValue<int>(), field.MinLength);
            Assert.Equal(type["max"]?.GetValue<int>(), field.MaxLength);
            Assert.Equal(type["pattern"]?.GetValue<string>(), field.Pattern?.Model);
            Assert.Equal(type["type"]!.GetValue<string>(), field.Type is FieldType.Text ? "string" : "integer");
            Assert.Equal(member["location"]?.GetValue<string>() is "uri", field.Location is FieldLocation.Label);
            Assert.Equal(member["locationName"]?.GetValue<string>() ?? field.Name, field.WireName);
        });
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Output_members_are_in_the_model(string name)
    {
        (Operation operation, JsonNode model) = Load(name);
        JsonObject members = Shape(model, operation, "output")["members"]!.AsObject();

        JsonNode ShapeOf(string member) => model["shapes"]![members[member]!["shape"]!.GetValue<string>()]!;

        Assert.All(operation.CredentialMembers, member => Assert.True(ShapeOf(member)["union"]!.GetValue<bool>()));
        Assert.All(operation.ExpiryMembers, member => Assert.Equal("timestamp", ShapeOf(member)["type"]!.ToString()));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Route_and_signing_name_are_as_in_the_model(string name)
    {
        (Operation operation, JsonNode model) = Load(name);
        JsonNode http = model["operations"]![name]!["http"]!;
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
        else
        {
            TargetRoute target = Assert.IsType<TargetRoute>(operation.Route);
            Assert.Equal($"{metadata["targetPrefix"]!.GetValue<string>()}.{name}", target.Target);
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Errors_of_the_service_are_in_the_model(string name)
    {
        (Operation operation, JsonNode model) = Load(name);
        JsonArray errors = model["operations"]![name]!["errors"]!.AsArray();
        string[] modelled = [.. errors.Select(e => e!["shape"]!.GetValue<string>())];
        AwsService service = operation.Service;
        ServiceError[] ours = [service.Throttled, service.InternalError, service.NotFound("x"), service.Invalid("x")];

        Assert.Empty(modelled.Except(ours.Select(e => e.Code)));
        Assert.All(ours.Where(e => !e.IsCommon), error =>
        {
            Assert.Contains(error.Code, modelled);
            int? status = model["shapes"]![error.Code]!["error"]?["httpStatusCode"]?.GetValue<int>();
            if (status is not null) Assert.Equal(status, error.Status);
        });
    }

    private static (Operation Operation, JsonNode Model) Load(string name)
    {
        Operation operation = Catalog.Operations.Single(o => string.Equals(o.Name, name, StringComparison.Ordinal));
        string path = Repository.Oracle(File(operation), out _)!;
        return (operation, JsonNode.Parse(System.IO.File.ReadAllText(path))!);
    }

    private static string File(Operation operation) =>
        operation.Service == AwsServices.Emr ? "emr.service-model.json" : "emr-containers.service-model.json";

    private static JsonNode Shape(JsonNode model, Operation operation, string direction) =>
        model["shapes"]![model["operations"]![operation.Name]![direction]!["shape"]!.GetValue<string>()]!;
}
