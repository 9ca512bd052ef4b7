using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Listing;

/// <summary>Reads the lists that lead to what is looked for.</summary>
internal sealed class TargetWalk(EmrSession session, TargetQuery query, PageReader reader)
{
    internal Task RunAsync() => Task.WhenAll(TargetListing.Roots.Select(ReadRootAsync));

    private Task ReadRootAsync(TargetListing root)
    {
        IReadOnlyList<string>? own = StatesOf(root);
        TargetListing[] owned = [.. root.Owned.Where(list => StatesOf(list) is not null)];
        if (own is null && owned.Length == 0)
            return Task.CompletedTask;
        if (query.OwnerId is { } id)
            return ReadOwnedAsync(owned, new ListedItem(id));

        // One list serves its items and what belongs to them. What has ended may have outlived its owner: then all owners
        // are listed, for which null stands.
        IReadOnlyList<string>? owners = owned.Length == 0 ? [] : root.LiveStates;
        if (owned.SelectMany(list => StatesOf(list)!).Any(SessionKind.IsOver))
            owners = null;
        return reader.ReadAsync(
            List(root, owner: null, owners is null ? null : [.. owners.Union(own ?? [])]),
            page => Wanted(page.Where(item => own?.Contains(item.State) == true)),
            item => own is null || owners?.Contains(item.State) != false
                ? ReadOwnedAsync(owned, item)
                : Task.CompletedTask);
    }

    private Task ReadOwnedAsync(IEnumerable<TargetListing> owned, ListedItem owner) =>
        Task.WhenAll(owned.Select(list => reader.ReadAsync(
            List(list, owner, StatesOf(list)),
            Wanted,
            isExpected: async (failure, stop) => failure.Kind is FailureKind.InvalidParameter
                && query.OwnerId is null
                && list.HasNoneAsync is { } hasNone
                && await hasNone(session, owner.Id, stop).ConfigureAwait(false))));

    private IReadOnlyList<string>? StatesOf(TargetListing list) => list.Kind is { } kind ? query.StatesOf(kind) : null;

    private IReadOnlyList<EmrSessionTarget> Wanted(IEnumerable<ListedItem> page) =>
        [.. page.Select(item => item.Target).OfType<EmrSessionTarget>().Where(query.IsWanted)];

    private TargetList List(TargetListing list, ListedItem? owner, IReadOnlyList<string>? states) =>
        new(session, list.Operation, owner, states);
}
