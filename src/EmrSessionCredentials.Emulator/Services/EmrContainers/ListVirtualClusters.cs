using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Services.Listing;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrContainers;

/// <summary>The virtual clusters of the account. None of them uses EKS access entries.</summary>
internal sealed class ListVirtualClusters(EmulatedAccount account) : ListOperation<EmulatedVirtualCluster>(account)
{
    internal override string Name => "ListVirtualClusters";

    internal override AwsService Service => AwsServices.EmrContainers;

    internal override OperationRoute Route { get; } = new RestRoute("GET", "/virtualclusters");

    internal override InputShape Input { get; } = new(
        new Field("containerProviderId", FieldType.Text)
        {
            Location = FieldLocation.Query,
            MinLength = 1,
            MaxLength = 1024,
            Pattern = FieldPattern.NotBlank,
        },
        new Field("containerProviderType", FieldType.Text) { Location = FieldLocation.Query, OneOf = ["EKS"] },
        ContainersFields.CreatedAfter,
        ContainersFields.CreatedBefore,
        ContainersFields.States(["RUNNING", "TERMINATING", "TERMINATED", "ARRESTED"]),
        ContainersFields.MaxResults,
        ContainersFields.NextToken,
        new Field("eksAccessEntryIntegrated", FieldType.Flag) { Location = FieldLocation.Query });

    protected override string ItemsMember => "virtualClusters";

    // Its model knows no "not found".
    internal override ServiceError NotFound(string id) => Service.Invalid($"Virtual cluster {id} doesn't exist.");

    protected override IEnumerable<EmulatedVirtualCluster> Select(InputValues input)
    {
        IReadOnlyList<string>? states = input.Texts("states");
        string? provider = input.Text("containerProviderId");
        return Account.VirtualClusters
            .Where(v => states?.Contains(v.State, StringComparer.Ordinal) != false)
            .Where(v => provider is null || string.Equals(v.EksCluster, provider, StringComparison.Ordinal))
            .Where(v => CreationRange.Has(input, v.CreatedAt, "createdAfter", "createdBefore"))
            .Where(_ => input.Flag("eksAccessEntryIntegrated") != true);
    }

    protected override JsonObject Describe(EmulatedVirtualCluster item, CallerIdentity caller) =>
        ContainersShapes.VirtualCluster(item, caller);
}
