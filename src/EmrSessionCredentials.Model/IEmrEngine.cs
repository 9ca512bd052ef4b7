using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials;

/// <summary>What the cmdlets ask of the engine, which lives in a load context of its own on PowerShell 7.</summary>
internal interface IEmrEngine
{
    /// <summary>The regions that AWSSDK.Core knows, for completion. Others can be called, too.</summary>
    IEnumerable<string> Regions { get; }

    /// <summary>How many credentials are kept for reuse in this process.</summary>
    int ReusableCredentials { get; }

    /// <summary>Tells who would sign, for which region and where. Nothing is sent to Amazon EMR.</summary>
    /// <param name="identity">Who is to sign.</param>
    /// <param name="options">How calls are to be made.</param>
    /// <param name="verify">Whether AWS STS is asked who the keys belong to (GetCallerIdentity).</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <exception cref="SessionCredentialException">
    /// There are no credentials or no region, or they cannot be used.
    /// </exception>
    Task<EmrIdentity> ResolveIdentityAsync(
        IdentityOptions identity, ClientOptions options, bool verify, CancellationToken cancellationToken);

    /// <summary>
    /// Loads the code that a call needs and that the cmdlets do not: the service clients' and HttpClient's. Nothing is
    /// sent. On .NET Framework it does nothing.
    /// </summary>
    void LoadClient();

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
