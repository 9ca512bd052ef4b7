using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Services.Listing;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>The clusters of the account. The caller cannot ask for a page size.</summary>
internal sealed class ListClusters(EmulatedAccount account) : ListOperation<EmulatedCluster>(account)
{
    internal override string Name => "ListClusters";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.ListClusters");

    internal override InputShape Input { get; } = new(
        new Field("CreatedAfter", FieldType.Timestamp),
        new Field("CreatedBefore", FieldType.Timestamp),
        EmrFields.States("ClusterStates", EmrFields.ClusterStates),
        new Field("Marker", FieldType.Text));

    protected override string ItemsMember => "Clusters";

    protected override string TokenMember => "Marker";

    protected override IEnumerable<EmulatedCluster> Select(InputValues input)
    {
        IReadOnlyList<string>? states = input.Texts("ClusterStates");
        return Account.Clusters
            .Where(c => states?.Contains(c.State, StringComparer.Ordinal) != false)
            .Where(c => CreationRange.Has(input, c.CreatedAt, "CreatedAfter", "CreatedBefore"));
    }

    protected override JsonObject Describe(EmulatedCluster item, CallerIdentity caller) =>
        EmrShapes.Summary(item, caller);
}
