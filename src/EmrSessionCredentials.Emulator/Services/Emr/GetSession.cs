using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>One Spark Connect session of a cluster.</summary>
internal sealed class GetSession(EmulatedAccount account, Addresses addresses) : Operation
{
    internal override string Name => "GetSession";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.GetSession");

    internal override InputShape Input { get; } = new(EmrFields.ClusterId, EmrFields.SessionId);

    internal override IReadOnlyList<string> Identifiers(InputValues input) =>
        [input.RequiredText("SessionId"), input.RequiredText("ClusterId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string cluster = input.RequiredText("ClusterId");
        string id = input.RequiredText("SessionId");
        EmulatedCluster? owner = account.Cluster(cluster);
        if (!account.Live.Has(cluster, owner?.Sessions, id)) throw Unknown();
        return () =>
        {
            // A fault may have held the call until the session was forgotten.
            EmulatedSession session = account.Live.Describe(cluster, owner?.Sessions, id) ?? throw Unknown();
            return new JsonObject { ["Session"] = EmrShapes.Session(session, cluster, caller, addresses) };
        };

        UnknownItemException Unknown() => new(
            owner is null ? NotFound(cluster) : Service.Invalid($"Session id '{id}' is not valid."));
    }
}
