using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Targets;

/// <summary>Asks AWS for the ids that could be meant.</summary>
/// <param name="query">Which ids.</param>
/// <param name="clock">What time limits are measured by.</param>
/// <param name="add">Takes what is found, as it comes.</param>
internal sealed class SuggestionReader(SuggestionQuery query, TimeProvider clock, Action<Suggestion> add)
{
    private const int ThrottleLimit = 8;

    /// <exception cref="SessionCredentialException">They, or some of them, cannot be had.</exception>
    internal async Task ReadAsync(CancellationToken stop)
    {
        using EmrSession session =
            await EmrSession.OpenAsync(query.Identity, query.Options, clock, stop).ConfigureAwait(false);
        switch (query.Kind)
        {
            case SuggestionKind.VirtualCluster:
                await OwnersAsync(session.List(ListOperations.VirtualClusters, owner: null, TargetWalk.LiveVirtualClusters), stop)
                    .ConfigureAwait(false);
                break;
            case SuggestionKind.Application:
                await OwnersAsync(session.List(ListOperations.Applications, owner: null, TargetWalk.LiveApplications), stop)
                    .ConfigureAwait(false);
                break;
            default:
                Targets(session, stop);
                break;
        }
    }

    private async Task OwnersAsync(TargetList<TargetOwner> list, CancellationToken stop)
    {
        string? token = null;
        do
        {
            (ListAnswer<TargetOwner> page, _) = await list.GetPageAsync(token, stop).ConfigureAwait(false);
            foreach (TargetOwner owner in page.Items)
                add(new Suggestion(owner.Id, owner.Name, owner.State));
            token = page.NextToken;
        }
        while (!string.IsNullOrEmpty(token));
    }

    private void Targets(EmrSession session, CancellationToken stop)
    {
        TargetQuery wanted = new() { Kinds = [Kind()], OwnerId = query.ShortOwnerId };
        using TargetSearch search = TargetSearch.Start(session, wanted, ThrottleLimit, stop);
        SessionCredentialException? failure = null;
        while (search.TryTake(out TargetPage page))
        {
            foreach (Suggestion suggestion in page.Targets.Select(t => new Suggestion(t.Identifier, t.Name, t.State)))
                add(suggestion);
            failure ??= page.Failure;
        }

        if (failure is not null)
            throw failure;
    }

    private SessionTargetKind Kind() => query.Kind switch
    {
        SuggestionKind.Cluster => SessionTargetKind.Cluster,
        SuggestionKind.ManagedEndpoint => SessionTargetKind.ManagedEndpoint,
        SuggestionKind.ClusterSession => SessionTargetKind.ClusterSession,
        _ => SessionTargetKind.ServerlessSession,
    };
}
