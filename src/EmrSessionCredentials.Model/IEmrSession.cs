using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials;

/// <summary>
/// Calls for one identity in one region through one endpoint. Safe to use from many threads at once. Disposing of it
/// gives it back to its pool.
/// </summary>
internal interface IEmrSession : IDisposable
{
    /// <summary>The region that requests are signed for.</summary>
    ChosenRegion Region { get; }

    /// <summary>Where the signing credentials come from, never their values.</summary>
    string CredentialSource { get; }

    /// <summary>Gets a session credential.</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="minimumValidity">
    /// Reuses a credential of this process that is valid that much longer; null always requests a new one.
    /// </param>
    /// <param name="call">How to make the call.</param>
    /// <exception cref="SessionCredentialException">The request breaks a rule, or the call failed.</exception>
    Task<CallResult<SessionCredential>> GetAsync(
        SessionCredentialRequest request, TimeSpan? minimumValidity, CallContext call);

    /// <summary>Starts a session, and waits until it can be connected to, if <paramref name="wait"/> says so.</summary>
    /// <param name="request">Which session to start.</param>
    /// <param name="wait">How to wait; null to return as soon as the service has accepted the request.</param>
    /// <param name="call">How to make the call.</param>
    /// <exception cref="SessionCredentialException">
    /// The request breaks a rule, a call failed, or the session ended or was not ready in time.
    /// </exception>
    Task<CallResult<EmrSessionTarget>> StartAsync(StartSessionRequest request, WaitOptions? wait, CallContext call);

    /// <summary>
    /// Gets a URL that opens a user interface on a cluster, and waits until it can be used, if <paramref name="wait"/>
    /// says so.
    /// </summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="wait">How to wait; null to return the first answer.</param>
    /// <param name="call">How to make the call.</param>
    /// <exception cref="SessionCredentialException">
    /// The request breaks a rule, a call failed, or the URL was not ready in time.
    /// </exception>
    Task<CallResult<OnClusterAppUIPresignedUrl>> GetUrlAsync(
        OnClusterAppUIRequest request, WaitOptions? wait, CallContext call);

    /// <summary>Ends a session. The service then does so in its own time.</summary>
    /// <param name="session">Which session to end.</param>
    /// <param name="call">How to make the call.</param>
    /// <exception cref="SessionCredentialException">The request breaks a rule, or the call failed.</exception>
    Task<CallResult<EmrSessionTarget>> StopAsync(SparkConnectSessionRequest session, CallContext call);
}
