using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Services.Listing;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrServerless;

/// <summary>The sessions of one application.</summary>
internal sealed class ListServerlessSessions(EmulatedAccount account)
    : ListOperation<(string Application, EmulatedSession Session)>(account)
{
    internal override string Name => "ListSessions";

    internal override AwsService Service => AwsServices.EmrServerless;

    internal override OperationRoute Route { get; } = new RestRoute("GET", "/applications/{applicationId}/sessions");

    internal override InputShape Input { get; } = new(
        ServerlessFields.ApplicationId,
        ServerlessFields.NextToken,
        ServerlessFields.MaxResults,
        ServerlessFields.States(
            ["SUBMITTED", "STARTING", "STARTED", "IDLE", "BUSY", "FAILED", "TERMINATING", "TERMINATED"]),
        new Field("createdAtAfter", FieldType.Timestamp) { Location = FieldLocation.Query },
        new Field("createdAtBefore", FieldType.Timestamp) { Location = FieldLocation.Query });

    protected override string ItemsMember => "sessions";

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("applicationId")];

    internal override ServiceError NotFound(string id) =>
        Service.NotFound(id) with { Message = $"Application {id} doesn't exist." };

    protected override IEnumerable<(string Application, EmulatedSession Session)> Select(InputValues input)
    {
        string id = input.RequiredText("applicationId");
        EmulatedApplication? application = Account.Application(id);
        IReadOnlyList<EmulatedSession> sessions = Account.LiveServerless.Of(id, application?.Sessions);
        // Sessions can be started on any well-formed id.
        if (application is null && sessions.Count == 0) throw new UnknownItemException(NotFound(id));
        IReadOnlyList<string>? states = input.Texts("states");
        return sessions
            .Where(s => states?.Contains(s.State, StringComparer.Ordinal) != false)
            .Where(s => CreationRange.Has(input, s.CreatedAt, "createdAtAfter", "createdAtBefore"))
            .Select(s => (id, s));
    }

    protected override JsonObject Describe((string Application, EmulatedSession Session) item, CallerIdentity caller) =>
        ServerlessShapes.Summary(item.Session, item.Application, caller);
}
