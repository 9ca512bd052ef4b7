using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.Listing;

/// <summary>One list of a service, to be read page by page.</summary>
internal sealed class TargetList(
    EmrSession session, ListOperation operation, ListedItem? owner, IReadOnlyList<string>? states)
{
    private const string WholeAccount = "the account";

    /// <summary>What is listed: an owner's id, or the operation where the whole account is.</summary>
    internal string Source => owner?.Id ?? operation.Name;

    /// <summary>Gets a page.</summary>
    /// <param name="token">Where the page begins; null for the first page.</param>
    internal Task<(ListAnswer Answer, CallReport Report)> GetPageAsync(string? token, CancellationToken cancellationToken) =>
        session.CallAsync(
            new CallSubject(operation.ServiceId, operation.Name, owner?.Id ?? WholeAccount)
            {
                // Many lists are read at once: an error must say which of them it is about.
                Name = owner is null ? operation.Name : $"{operation.Name} of {owner.Id}",
            },
            (clients, _, stop) => operation.Send(
                clients, new ListRequest(session.Region.SystemName, owner, states, token), stop),
            new CallContext(cancellationToken));
}
