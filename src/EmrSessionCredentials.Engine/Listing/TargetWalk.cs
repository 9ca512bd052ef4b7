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

    private async Task ReadRootAsync(TargetListing root)
    {
        IReadOnlyList<string>? own = StatesOf(root);
        TargetListing[] owned = [.. root.Owned.Where(list => StatesOf(list) is not null)];
        if (own is null && owned.Length == 0)
            return;
        OwnedLists[] lists = [.. owned.Select(list => new OwnedLists(session, list, query, reader))];
        if (query.OwnerId is { } id)
            await ReadOwnedAsync(lists, new ListedItem(id)).ConfigureAwait(false);
        else
            await ReadAllAsync(root, own, owned, lists).ConfigureAwait(false);
        foreach (OwnedLists list in lists)
            await list.FinishAsync().ConfigureAwait(false);
    }

    private Task ReadAllAsync(
        TargetListing root, IReadOnlyList<string>? own, TargetListing[] owned, OwnedLists[] lists)
    {
        // One list serves its items and what belongs to them. What has ended may have outlived its owner: then all
        // owners are listed, for which null stands.
        IReadOnlyList<string>? owners = owned.Length == 0 ? [] : root.LiveStates;
        if (owned.SelectMany(list => StatesOf(list)!).Any(SessionKind.IsOver))
            owners = null;
        return reader.ReadAsync(
            new TargetList(session, root, owner: null, owners is null ? null : [.. owners.Union(own ?? [])]),
            page => Wanted(query, page.Where(item => own?.Contains(item.State) == true)),
            item => (own is null || owners?.Contains(item.State) != false)
                && query.IsOwnerWanted?.Invoke(item.Id, item.Name ?? "") != false
                    ? ReadOwnedAsync(lists, item)
                    : Task.CompletedTask);
    }

    private static Task ReadOwnedAsync(OwnedLists[] lists, ListedItem owner) =>
        Task.WhenAll(lists.Select(list => list.ReadAsync(owner)));

    private IReadOnlyList<string>? StatesOf(TargetListing list) => list.Kind is { } kind ? query.StatesOf(kind) : null;

    /// <summary>The targets on a page that are looked for.</summary>
    internal static IReadOnlyList<EmrSessionTarget> Wanted(TargetQuery query, IEnumerable<ListedItem> page) =>
        [.. page.Select(item => item.Target).OfType<EmrSessionTarget>().Where(query.IsWanted)];
}
