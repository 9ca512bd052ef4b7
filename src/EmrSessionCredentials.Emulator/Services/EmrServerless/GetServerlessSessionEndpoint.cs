using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Services.Input;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrServerless;

/// <summary>
/// Issues a token for a session, which the Spark Connect port accepts until it expires or the session is ended.
/// </summary>
internal sealed class GetServerlessSessionEndpoint(CredentialIssuer issuer, EmulatedAccount account, Addresses addresses) : Operation
{
    /// <summary>The caller cannot ask for another lifetime.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    internal override string Name => "GetSessionEndpoint";

    internal override AwsService Service => AwsServices.EmrServerless;

    internal override OperationRoute Route { get; } =
        new RestRoute("GET", "/applications/{applicationId}/sessions/{sessionId}/endpoint");

    internal override InputShape Input { get; } = new(ServerlessFields.ApplicationId, ServerlessFields.SessionId);

    internal override IReadOnlyList<string> TokenMembers { get; } = ["authToken"];

    internal override IReadOnlyList<string> ExpiryMembers { get; } = ["authTokenExpiresAt"];

    internal override IReadOnlyList<string> Identifiers(InputValues input) =>
        [input.RequiredText("sessionId"), input.RequiredText("applicationId")];

    internal override Func<JsonObject> Prepare(InputValues input, CallerIdentity caller)
    {
        string application = input.RequiredText("applicationId");
        string session = input.RequiredText("sessionId");
        if (account.LiveServerless.UnusableState(application, account.Application(application)?.Sessions, session) is string state)
            throw new ServiceErrorException(
                Service.Invalid($"Session {session} is {state} and cannot be connected to."));
        return () => Issue(application, session);
    }

    private JsonObject Issue(string application, string session)
    {
        SessionToken issued =
            issuer.IssueSessionToken(TokenTarget.OfServerlessSession(application, session), Lifetime);
        return new JsonObject
        {
            ["applicationId"] = application,
            ["sessionId"] = session,
            ["endpoint"] = addresses.SparkConnectText,
            ["authToken"] = issued.Token,
            ["authTokenExpiresAt"] = Timestamps.Epoch(issued.ExpiresAt),
        };
    }
}
