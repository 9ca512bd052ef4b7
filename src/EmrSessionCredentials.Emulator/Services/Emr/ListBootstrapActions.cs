using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Services.Listing;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>The bootstrap actions of one cluster: there is one.</summary>
internal sealed class ListBootstrapActions(EmulatedAccount account) : ListOperation<string>(account)
{
    internal override string Name => "ListBootstrapActions";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.ListBootstrapActions");

    internal override InputShape Input { get; } = new(EmrFields.ClusterId, new Field("Marker", FieldType.Text));

    protected override string ItemsMember => "BootstrapActions";

    protected override string TokenMember => "Marker";

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("ClusterId")];

    protected override IEnumerable<string> Select(InputValues input)
    {
        string id = input.RequiredText("ClusterId");
        return Account.Cluster(id) is not null ? ["install-libraries"] : throw new UnknownItemException(NotFound(id));
    }

    protected override JsonObject Describe(string item, CallerIdentity caller) => EmrShapes.BootstrapAction(item);
}
