using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Listing;

/// <summary>Asks AWS for the identifiers that could be meant.</summary>
/// <param name="add">Takes what is found, as it comes, on any thread.</param>
internal sealed class SuggestionReader(SuggestionQuery query, TimeProvider clock, Action<Suggestion> add)
{
    private const int ThrottleLimit = 8;

    /// <exception cref="SessionCredentialException">Some identifiers could not be listed.</exception>
    internal async Task ReadAsync(CancellationToken stop)
    {
        using EmrSession session =
            await EmrSession.OpenAsync(query.Identity, query.Options, clock, stop).ConfigureAwait(false);
        using PageGate gate = new(ThrottleLimit);
        SessionCredentialException? failure = null;
        PageReader reader = new(gate, Take, stop);
        Task reading = query.IsOfOwner
            ? ReadOwnersAsync()
            : new TargetWalk(session, new TargetQuery { Kinds = [query.Kind], OwnerId = query.ShortOwnerId }, reader).RunAsync();
        await reading.ConfigureAwait(false);
        if (failure is not null)
            throw failure;

        Task ReadOwnersAsync()
        {
            TargetListing owners = TargetListing.OwnersOf(query.Kind)!;
            return reader.ReadAsync(new TargetList(session, owners, owner: null, owners.LiveStates), _ => [], owner =>
            {
                add(new Suggestion(owner.Id, owner.Name, owner.State));
                return Task.CompletedTask;
            });
        }

        void Take(TargetPage page)
        {
            foreach (EmrSessionTarget target in page.Targets)
                add(new Suggestion(target.Identifier, target.Name, target.State, (target as ManagedEndpointTarget)?.ExecutionRoleArn));
            failure ??= page.Failure;
            if (page.Report is not null)
                gate.Taken();
        }
    }
}
