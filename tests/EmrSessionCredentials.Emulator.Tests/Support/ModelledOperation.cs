using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Services;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>The emulator's operations beside the service models that they are held up to.</summary>
internal static class ModelledOperation
{
    // A new one each time: an operation that ends a session must not change what the next test finds.
    private static OperationCatalog Catalog => new(
        new CredentialIssuer(TimeProvider.System),
        new EmulatedAccount(new AccountOptions(), TimeProvider.System),
        new Addresses(),
        new Identities(TimeProvider.System),
        TimeProvider.System);

    /// <summary>The names of all operations that the emulator has.</summary>
    internal static IEnumerable<string> Names => Catalog.Operations.Select(operation => operation.Name);

    /// <summary>A row for each operation, by its name with its service.</summary>
    internal static IEnumerable<ITheoryDataRow> Rows => Catalog.Operations.Select(operation =>
        new TheoryDataRow<string>(operation.QualifiedName)
        {
            TestDisplayName = $"{ModelFile(operation)}: {operation.Name}",
        });

    internal static (Operation Operation, JsonNode Model) Load(string qualifiedName)
    {
        Operation operation = Catalog.Operations.Single(o =>
            string.Equals(o.QualifiedName, qualifiedName, StringComparison.Ordinal));
        return (operation, DataCases.Read(ModelFile(operation)));
    }

    /// <summary>Whether an operation is of a service that gives the keys to sign with.</summary>
    internal static bool GivesKeys(Operation operation) =>
        operation.Service == IdentityServices.Sts
        || operation.Service == IdentityServices.Sso
        || operation.Service == IdentityServices.Oidc;

    internal static JsonNode Shape(JsonNode model, Operation operation, string direction) =>
        model["shapes"]![model["operations"]![operation.Name]![direction]!["shape"]!.GetValue<string>()]!;

    private static string ModelFile(Operation operation) =>
        operation.Service == AwsServices.Emr ? "emr.model.json"
        : operation.Service == AwsServices.EmrServerless ? "emr-serverless.model.json"
        : operation.Service == IdentityServices.Sts ? "sts.model.json"
        : operation.Service == IdentityServices.Sso ? "sso.model.json"
        : operation.Service == IdentityServices.Oidc ? "sso-oidc.model.json"
        : "emr-containers.model.json";
}
