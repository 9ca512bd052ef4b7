using System;
using System.Collections.Generic;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Services.Emr;
using EmrSessionCredentials.Emulator.Services.EmrContainers;
using EmrSessionCredentials.Emulator.Services.EmrServerless;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>All operations that the emulator has.</summary>
internal sealed class OperationCatalog(
    CredentialIssuer issuer,
    EmulatedAccount account,
    Addresses addresses,
    Identities identities,
    TimeProvider time)
{
    private static readonly Dictionary<string, string> NoLabels = new(StringComparer.Ordinal);

    internal IReadOnlyList<Operation> Operations { get; } =
    [
        new GetManagedEndpointSessionCredentials(issuer, new IdempotentAnswers(time)),
        new ListVirtualClusters(account),
        new DescribeVirtualCluster(account),
        new ListManagedEndpoints(account, addresses),
        new DescribeManagedEndpoint(account, addresses),
        new GetClusterSessionCredentials(issuer),
        new GetSessionEndpoint(issuer, account, addresses),
        new ListClusters(account),
        new DescribeCluster(account),
        new ListInstanceGroups(account),
        new ListBootstrapActions(account),
        new ListSessions(account, addresses),
        new GetSession(account, addresses),
        new StartSession(account, Starts(account, time), time),
        new TerminateSession(account),
        new GetOnClusterAppUIPresignedUrl(issuer, account, addresses, time),
        new GetServerlessSessionEndpoint(issuer, account, addresses),
        new ListApplications(account),
        new GetApplication(account),
        new ListServerlessSessions(account),
        new GetServerlessSession(account),
        .. IdentityServices.Operations(identities),
        new StartServerlessSession(account, Starts(account, time), time),
        new TerminateServerlessSession(account),
    ];

    internal Operation? Find(IncomingRequest request, out IReadOnlyDictionary<string, string> labels)
    {
        Operation? longest = null;
        labels = NoLabels;
        foreach (Operation operation in Operations)
        {
            if (longest is not null && operation.Route.Length <= longest.Route.Length) continue;
            if (operation.Route.Match(request) is not { } found) continue;
            longest = operation;
            labels = found;
        }

        return longest;
    }

    /// <summary>
    /// The answers of an operation that starts sessions: they are forgotten together with the sessions.
    /// </summary>
    private static IdempotentAnswers Starts(EmulatedAccount account, TimeProvider time)
    {
        IdempotentAnswers answers = new(time);
        account.SessionsForgotten += (_, _) => answers.Forget();
        return answers;
    }
}
