using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrContainers;

/// <summary>One virtual cluster of the account.</summary>
internal sealed class DescribeVirtualCluster(EmulatedAccount account) : Operation
{
    internal override string Name => "DescribeVirtualCluster";

    internal override AwsService Service => AwsServices.EmrContainers;

    internal override OperationRoute Route { get; } = new RestRoute("GET", "/virtualclusters/{virtualClusterId}");

    internal override InputShape Input { get; } = new(ContainersFields.Id("id", "virtualClusterId"));

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("id")];

    internal override ServiceError NotFound(string id) =>
        Service.NotFound(id) with { Message = $"Virtual cluster {id} doesn't exist." };

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string id = input.RequiredText("id");
        EmulatedVirtualCluster cluster =
            account.VirtualCluster(id) ?? throw new UnknownItemException(NotFound(id));
        return () => new JsonObject { ["virtualCluster"] = ContainersShapes.VirtualCluster(cluster, caller) };
    }
}
