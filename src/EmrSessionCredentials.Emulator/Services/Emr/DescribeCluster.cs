using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>One cluster of the account with the name of its primary node.</summary>
internal sealed class DescribeCluster(EmulatedAccount account) : Operation
{
    internal override string Name => "DescribeCluster";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.DescribeCluster");

    internal override InputShape Input { get; } = new(EmrFields.ClusterId);

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("ClusterId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string id = input.RequiredText("ClusterId");
        EmulatedCluster cluster = account.Cluster(id) ?? throw new UnknownItemException(NotFound(id));
        return () => new JsonObject { ["Cluster"] = EmrShapes.Cluster(cluster, caller) };
    }
}
