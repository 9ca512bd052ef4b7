using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Services.Listing;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>The instance groups of one cluster: a primary node and two core nodes.</summary>
internal sealed class ListInstanceGroups(EmulatedAccount account)
    : ListOperation<(EmulatedCluster Cluster, string Type, int Count)>(account)
{
    internal override string Name => "ListInstanceGroups";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.ListInstanceGroups");

    internal override InputShape Input { get; } = new(EmrFields.ClusterId, new Field("Marker", FieldType.Text));

    protected override string ItemsMember => "InstanceGroups";

    protected override string TokenMember => "Marker";

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("ClusterId")];

    protected override IEnumerable<(EmulatedCluster Cluster, string Type, int Count)> Select(InputValues input)
    {
        string id = input.RequiredText("ClusterId");
        EmulatedCluster cluster = Account.Cluster(id) ?? throw new UnknownItemException(NotFound(id));
        return [(cluster, "MASTER", 1), (cluster, "CORE", 2)];
    }

    protected override JsonObject Describe(
        (EmulatedCluster Cluster, string Type, int Count) item,
        CallerIdentity caller) => EmrShapes.InstanceGroup(item.Cluster, item.Type, item.Count);
}
