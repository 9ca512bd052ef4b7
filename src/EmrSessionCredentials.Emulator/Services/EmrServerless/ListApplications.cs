using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Services.Listing;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrServerless;

/// <summary>The applications of the account.</summary>
internal sealed class ListApplications(EmulatedAccount account) : ListOperation<EmulatedApplication>(account)
{
    internal override string Name => "ListApplications";

    internal override AwsService Service => AwsServices.EmrServerless;

    internal override OperationRoute Route { get; } = new RestRoute("GET", "/applications");

    internal override InputShape Input { get; } = new(
        ServerlessFields.NextToken,
        ServerlessFields.MaxResults,
        ServerlessFields.States(
            ["CREATING", "CREATED", "STARTING", "STARTED", "STOPPING", "STOPPED", "TERMINATED"]));

    protected override string ItemsMember => "applications";

    // Its model knows no "not found".
    internal override ServiceError NotFound(string id) => Service.Invalid($"Application {id} doesn't exist.");

    protected override IEnumerable<EmulatedApplication> Select(InputValues input)
    {
        IReadOnlyList<string>? states = input.Texts("states");
        return Account.Applications.Where(a => states?.Contains(a.State, StringComparer.Ordinal) != false);
    }

    protected override JsonObject Describe(EmulatedApplication item, CallerIdentity caller) =>
        ServerlessShapes.Application(item, caller, "id");
}
