using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Services.Listing;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrContainers;

/// <summary>The managed endpoints of one virtual cluster.</summary>
internal sealed class ListManagedEndpoints(EmulatedAccount account, Addresses addresses)
    : ListOperation<EmulatedEndpoint>(account)
{
    internal override string Name => "ListManagedEndpoints";

    internal override AwsService Service => AwsServices.EmrContainers;

    internal override OperationRoute Route { get; } =
        new RestRoute("GET", "/virtualclusters/{virtualClusterId}/endpoints");

    internal override InputShape Input { get; } = new(
        ContainersFields.Id("virtualClusterId", "virtualClusterId"),
        ContainersFields.CreatedBefore,
        ContainersFields.CreatedAfter,
        new Field("types", FieldType.TextList)
        {
            Location = FieldLocation.Query,
            MaxLength = 10,
            Item = new Field("types", FieldType.Text)
            {
                MinLength = 1,
                MaxLength = 64,
                Pattern = FieldPattern.NotBlank,
            },
        },
        ContainersFields.States(["CREATING", "ACTIVE", "TERMINATING", "TERMINATED", "TERMINATED_WITH_ERRORS"]),
        ContainersFields.MaxResults,
        ContainersFields.NextToken);

    protected override string ItemsMember => "endpoints";

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("virtualClusterId")];

    // Its model knows no "not found".
    internal override ServiceError NotFound(string id) => Service.Invalid($"Virtual cluster {id} doesn't exist.");

    protected override IEnumerable<EmulatedEndpoint> Select(InputValues input)
    {
        string id = input.RequiredText("virtualClusterId");
        EmulatedVirtualCluster cluster =
            Account.VirtualCluster(id) ?? throw new UnknownItemException(NotFound(id));
        IReadOnlyList<string>? states = input.Texts("states");
        IReadOnlyList<string>? types = input.Texts("types");
        return cluster.Endpoints
            .Where(e => states?.Contains(e.State, StringComparer.Ordinal) != false)
            .Where(e => types?.Contains(e.Type, StringComparer.Ordinal) != false)
            .Where(e => CreationRange.Has(input, e.CreatedAt, "createdAfter", "createdBefore"));
    }

    protected override JsonObject Describe(EmulatedEndpoint item, CallerIdentity caller) =>
        ContainersShapes.Endpoint(item, caller, addresses);
}
