using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>
/// Issues a token for a Spark Connect session on a cluster, which the Spark Connect port accepts until it expires or
/// the session is ended, and a login for the cluster.
/// </summary>
internal sealed class GetSessionEndpoint(CredentialIssuer issuer, EmulatedAccount account, Addresses addresses) : Operation
{
    /// <summary>The caller cannot ask for another lifetime.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    internal override string Name => "GetSessionEndpoint";

    internal override AwsService Service => AwsServices.Emr;

    internal override OperationRoute Route { get; } = new TargetRoute("ElasticMapReduce.GetSessionEndpoint");

    internal override InputShape Input { get; } = new(EmrFields.ClusterId, EmrFields.SessionId);

    internal override IReadOnlyList<string> CredentialMembers { get; } = ["Credentials"];

    internal override IReadOnlyList<string> TokenMembers { get; } = ["AuthToken"];

    internal override IReadOnlyList<string> ExpiryMembers { get; } = ["AuthTokenExpirationTime"];

    internal override IReadOnlyList<string> Identifiers(InputValues input) =>
        [input.RequiredText("SessionId"), input.RequiredText("ClusterId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string cluster = input.RequiredText("ClusterId");
        string session = input.RequiredText("SessionId");
        if (string.IsNullOrWhiteSpace(cluster)) throw new ServiceErrorException(NotFound(cluster));
        if (string.IsNullOrWhiteSpace(session))
            throw new ServiceErrorException(Service.Invalid($"Session id '{session}' is not valid."));
        if (account.Live.UnusableState(cluster, account.Cluster(cluster)?.Sessions, session) is string state)
            throw new ServiceErrorException(
                Service.Invalid($"Session {session} is {state} and cannot be connected to."));
        return () => Issue(cluster, session);
    }

    private JsonObject Issue(string cluster, string session)
    {
        SessionToken issued = issuer.IssueSessionToken(TokenTarget.OfClusterSession(cluster, session), Lifetime);
        ClusterPassword login = issuer.IssuePassword(cluster, Lifetime);
        return new JsonObject
        {
            ["Endpoint"] = addresses.SparkConnectText,
            ["AuthToken"] = issued.Token,
            ["AuthTokenExpirationTime"] = Timestamps.Epoch(issued.ExpiresAt),
            ["Credentials"] = new JsonObject
            {
                ["UsernamePassword"] = new JsonObject
                {
                    ["Username"] = login.Username,
                    ["Password"] = login.Password,
                },
            },
        };
    }
}
