using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.Listing;

/// <summary>One list of a service, to be read page by page.</summary>
internal sealed class TargetList(
    EmrSession session, TargetListing listing, ListedItem? owner, IReadOnlyList<string>? states)
{
    private const string WholeAccount = "the account";

    private readonly ListOperation _operation = listing.Operation;

    /// <summary>The kind of which this is the only list; null for the list of an owner.</summary>
    internal SessionTargetKind? WholeKind => owner is null ? listing.Kind : null;

    /// <summary>What is listed: an owner's id, or the operation where the whole account is.</summary>
    internal string Source => owner?.Id ?? _operation.Name;

    /// <summary>Gets a page.</summary>
    /// <param name="token">Where the page begins; null for the first page.</param>
    internal Task<(ListAnswer Answer, CallReport Report)> GetPageAsync(
        string? token, CancellationToken cancellationToken) =>
        session.CallAsync(
            new CallSubject(_operation.ServiceId, _operation.Name, owner?.Id ?? WholeAccount)
            {
                // Many lists are read at once: an error must say which of them it is about.
                Name = owner is null ? _operation.Name : $"{_operation.Name} of {owner.Id}",
            },
            (clients, stop) => _operation.Send(
                clients, new ListRequest(session.Region.SystemName, owner, states, token), stop),
            new CallContext(cancellationToken));
}
