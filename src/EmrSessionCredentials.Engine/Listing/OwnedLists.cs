using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Listing;

/// <summary>
/// The lists of one operation, one for each owner. When the operation is denied for two owners and was not permitted
/// for any, it is not called any more, and that is one error. When it is permitted for some owners, each that denies it
/// is an error.
/// </summary>
internal sealed class OwnedLists(EmrSession session, TargetListing listing, TargetQuery query, PageReader reader)
{
    private readonly object _gate = new();
    private readonly List<(ListedItem Owner, SessionCredentialException Failure)> _denied = [];
    private readonly List<ListedItem> _skipped = [];
    private bool _isPermitted;
    private bool _isFinishing;

    /// <summary>Reads the list of an owner.</summary>
    internal Task ReadAsync(ListedItem owner) => reader.ReadAsync(
        new TargetList(session, listing, owner, query.StatesOf(listing.Kind!.Value)),
        page =>
        {
            lock (_gate)
                _isPermitted = true;
            return TargetWalk.Wanted(query, page);
        },
        isExpected: async failure => IsDenied(owner, failure)
            || (failure.Kind is FailureKind.InvalidParameter
                && query.OwnerId is null
                && listing.HasNoneAsync is { } hasNone
                && await reader.CallAsync(stop => hasNone(session, owner.Id, stop)).ConfigureAwait(false)),
        isSkipped: () => IsSkipped(owner));

    /// <summary>Tells what was denied, after the lists of all owners have been read.</summary>
    internal async Task FinishAsync()
    {
        if (_denied.Count == 0)
            return;
        if (_isPermitted)
        {
            foreach ((ListedItem owner, SessionCredentialException failure) in _denied)
                reader.Add(new TargetPage(owner.Id, [], Report: null, failure));
            _isFinishing = true;
            await Task.WhenAll(_skipped.Select(ReadAsync)).ConfigureAwait(false);
            return;
        }

        reader.Add(new TargetPage(listing.Operation.Name, [], Report: null, _denied[0].Failure)
        {
            IsRefusedForAll = _denied.Count + _skipped.Count > 1,
        });
    }

    /// <summary>Keeps a denial until it is known whether the operation is permitted for another owner.</summary>
    private bool IsDenied(ListedItem owner, SessionCredentialException failure)
    {
        if (failure.Kind is not FailureKind.PermissionDenied || query.OwnerId is not null)
            return false;
        lock (_gate)
        {
            if (_isFinishing)
                return false;
            _denied.Add((owner, failure));
            return true;
        }
    }

    private bool IsSkipped(ListedItem owner)
    {
        lock (_gate)
        {
            // One denial can be of this owner alone: a policy can name resources.
            bool isRefused = _denied.Count > 1 && !_isPermitted;
            if (isRefused)
                _skipped.Add(owner);
            return isRefused;
        }
    }
}
