using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrServerless;

/// <summary>One application of the account.</summary>
internal sealed class GetApplication(EmulatedAccount account) : Operation
{
    internal override string Name => "GetApplication";

    internal override AwsService Service => AwsServices.EmrServerless;

    internal override OperationRoute Route { get; } = new RestRoute("GET", "/applications/{applicationId}");

    internal override InputShape Input { get; } = new(ServerlessFields.ApplicationId);

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("applicationId")];

    internal override ServiceError NotFound(string id) =>
        Service.NotFound(id) with { Message = $"Application {id} doesn't exist." };

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string id = input.RequiredText("applicationId");
        EmulatedApplication application = account.Application(id) ?? throw new UnknownItemException(NotFound(id));
        return () =>
            new JsonObject { ["application"] = ServerlessShapes.Application(application, caller, "applicationId") };
    }
}
