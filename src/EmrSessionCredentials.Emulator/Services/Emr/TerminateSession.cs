using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>Ends a Spark Connect session of a cluster.</summary>
internal sealed class TerminateSession(EmulatedAccount account) : Operation
{
    internal override string Name => "TerminateSession";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.TerminateSession");

    internal override InputShape Input { get; } = new(EmrFields.ClusterId, EmrFields.SessionId);

    internal override IReadOnlyList<string> Identifiers(InputValues input) =>
        [input.RequiredText("SessionId"), input.RequiredText("ClusterId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string cluster = input.RequiredText("ClusterId");
        string id = input.RequiredText("SessionId");
        IReadOnlyList<EmulatedSession>? initial = account.Cluster(cluster)?.Sessions;
        if (!account.Live.Has(cluster, initial, id)) throw Unknown();
        return () =>
        {
            // A fault may have held the call until the session was forgotten.
            EmulatedSession session = account.Live.Terminate(cluster, initial, id) ?? throw Unknown();
            return new JsonObject { ["ClusterId"] = cluster, ["SessionId"] = id, ["State"] = session.State };
        };

        UnknownItemException Unknown() => new(Service.Invalid($"Session id '{id}' is not valid."));
    }
}
