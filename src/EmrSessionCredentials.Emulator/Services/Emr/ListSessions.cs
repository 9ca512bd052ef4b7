using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Services.Listing;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>The Spark Connect sessions of one cluster, the newest first.</summary>
internal sealed class ListSessions(EmulatedAccount account, Addresses addresses)
    : ListOperation<(string Cluster, EmulatedSession Session)>(account)
{
    internal override string Name => "ListSessions";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.ListSessions");

    internal override InputShape Input { get; } = new(
        EmrFields.ClusterId,
        EmrFields.States("SessionStates", EmrFields.SessionStates),
        new Field("NextToken", FieldType.Text),
        new Field("MaxResults", FieldType.WholeNumber) { Range = (1, 100) });

    protected override string ItemsMember => "Sessions";

    protected override string TokenMember => "NextToken";

    protected override string SizeMember => "MaxResults";

    internal override IReadOnlyList<string> Identifiers(InputValues input) => [input.RequiredText("ClusterId")];

    protected override IEnumerable<(string Cluster, EmulatedSession Session)> Select(InputValues input)
    {
        string id = input.RequiredText("ClusterId");
        EmulatedCluster? cluster = Account.Cluster(id);
        IReadOnlyList<EmulatedSession> sessions = Account.Live.Of(id, cluster?.Sessions);
        // Sessions can be started on any well-formed id.
        if (cluster is null && sessions.Count == 0) throw new UnknownItemException(NotFound(id));
        IReadOnlyList<string>? states = input.Texts("SessionStates");
        return sessions
            .Where(s => states?.Contains(s.State, StringComparer.Ordinal) != false)
            .Select(s => (id, s));
    }

    protected override JsonObject Describe((string Cluster, EmulatedSession Session) item, CallerIdentity caller) =>
        EmrShapes.Session(item.Session, item.Cluster, caller, addresses);
}
