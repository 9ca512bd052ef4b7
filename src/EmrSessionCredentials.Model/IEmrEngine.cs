using System;
using System.Collections.Generic;
using System.Threading;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials;

/// <summary>What the cmdlets ask of the engine, which lives in a load context of its own on PowerShell 7.</summary>
internal interface IEmrEngine
{
    /// <summary>The regions that AWSSDK.Core knows, for completion. Others can be called, too.</summary>
    IEnumerable<string> Regions { get; }

    /// <summary>How many credentials are kept for reuse in this process.</summary>
    int ReusableCredentials { get; }

    /// <summary>Makes a pool of sessions for one pipeline.</summary>
    ISessionPool CreatePool();

    /// <summary>Starts to look for what session credentials can be requested for.</summary>
    /// <param name="session">Who looks, in which region.</param>
    /// <param name="query">What to look for.</param>
    /// <param name="throttleLimit">How many calls may run at once, at least 1.</param>
    /// <param name="cancellationToken">Cancels all calls.</param>
    ITargetSearch Search(
        IEmrSession session, TargetQuery query, int throttleLimit, CancellationToken cancellationToken);

    /// <summary>Lists the names of profiles, for completion.</summary>
    /// <param name="profileLocation">The credentials file or its folder; null for the usual place.</param>
    /// <exception cref="SessionCredentialException"><c>InvalidCredentialsFile</c>.</exception>
    IEnumerable<string> Profiles(string? profileLocation);

    /// <summary>Finds identifiers for completion: those found in two seconds, and never an error.</summary>
    IReadOnlyList<Suggestion> Suggest(SuggestionQuery query);

    /// <summary>Removes all credentials that are kept for reuse.</summary>
    void ClearReusableCredentials();
}
