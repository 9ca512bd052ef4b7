using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using EmrSessionCredentials.Calls;
#if NET
using EmrSessionCredentials.Http;
#endif
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Listing;
using EmrSessionCredentials.Reuse;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Settings;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials;

/// <summary>The engine as the cmdlets see it; they make one by this name.</summary>
public sealed class EmrEngine : IEmrEngine
{
    IEnumerable<string> IEmrEngine.Regions => RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName);

    int IEmrEngine.ReusableCredentials => CredentialCache.Shared.Count;

    Task<EmrIdentity> IEmrEngine.ResolveIdentityAsync(
        IdentityOptions identity, ClientOptions options, bool verify, CancellationToken cancellationToken) =>
        IdentityReport.CreateAsync(identity, options, verify, TimeProvider.System, cancellationToken);

    void IEmrEngine.LoadClient()
    {
#if NET
        WarmUp.LoadClient();
#endif
    }

    ISessionPool IEmrEngine.CreatePool() => new SessionPool(TimeProvider.System);

    ITargetSearch IEmrEngine.Search(
        IEmrSession session, TargetQuery query, int throttleLimit, CancellationToken cancellationToken) =>
        TargetSearch.Start(((SessionLease)session).Session, query, throttleLimit, cancellationToken);

    IEnumerable<string> IEmrEngine.Profiles(string? profileLocation) =>
        ProfileStore.For(new IdentityOptions { ProfileLocation = profileLocation }).ListNames();

    IReadOnlyList<Suggestion> IEmrEngine.Suggest(SuggestionQuery query) => Suggestions.Shared.Find(query);

    void IEmrEngine.ClearReusableCredentials() => CredentialCache.Shared.Clear();
}
