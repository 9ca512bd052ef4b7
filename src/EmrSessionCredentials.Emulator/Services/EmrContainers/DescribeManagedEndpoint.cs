using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrContainers;

/// <summary>One managed endpoint: where its gateway is, or its Spark Connect proxy.</summary>
internal sealed class DescribeManagedEndpoint(EmulatedAccount account, Addresses addresses) : Operation
{
    internal override string Name => "DescribeManagedEndpoint";

    internal override AwsService Service => AwsServices.EmrContainers;

    internal override OperationRoute Route { get; } =
        new RestRoute("GET", "/virtualclusters/{virtualClusterId}/endpoints/{endpointId}");

    internal override InputShape Input { get; } = new(
        ContainersFields.Id("id", "endpointId"),
        ContainersFields.Id("virtualClusterId", "virtualClusterId"));

    internal override IReadOnlyList<string> Identifiers(InputValues input) =>
        [input.RequiredText("id"), input.RequiredText("virtualClusterId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string id = input.RequiredText("id");
        IReadOnlyList<EmulatedEndpoint> known =
            account.VirtualCluster(input.RequiredText("virtualClusterId"))?.Endpoints ?? [];
        EmulatedEndpoint endpoint =
            EmulatedAccount.Find(known, e => e.Id, id) ?? throw new UnknownItemException(NotFound(id));
        return () => new JsonObject { ["endpoint"] = ContainersShapes.Endpoint(endpoint, caller, addresses) };
    }
}
