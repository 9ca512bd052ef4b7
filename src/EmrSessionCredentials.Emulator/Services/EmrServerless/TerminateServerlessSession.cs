using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrServerless;

/// <summary>Ends a session of an application.</summary>
internal sealed class TerminateServerlessSession(EmulatedAccount account) : Operation
{
    internal override string Name => "TerminateSession";

    internal override AwsService Service => AwsServices.EmrServerless;

    internal override OperationRoute Route { get; } =
        new RestRoute("DELETE", "/applications/{applicationId}/sessions/{sessionId}");

    internal override InputShape Input { get; } = new(ServerlessFields.ApplicationId, ServerlessFields.SessionId);

    internal override IReadOnlyList<string> Identifiers(InputValues input) =>
        [input.RequiredText("sessionId"), input.RequiredText("applicationId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string application = input.RequiredText("applicationId");
        string id = input.RequiredText("sessionId");
        IReadOnlyList<EmulatedSession>? initial = account.Application(application)?.Sessions;
        if (!account.LiveServerless.Has(application, initial, id)) throw new UnknownItemException(NotFound(id));
        return () =>
        {
            // A fault may have held the call until the session was forgotten.
            if (account.LiveServerless.Terminate(application, initial, id) is null) throw new UnknownItemException(NotFound(id));
            return new JsonObject { ["applicationId"] = application, ["sessionId"] = id };
        };
    }
}
