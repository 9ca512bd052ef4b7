using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Sessions;

/// <summary>The use of a pooled session. Disposing of it gives the session back.</summary>
internal sealed class SessionLease(PooledSession pooled, EmrSession session) : IEmrSession
{
    private int _isReturned;

    public ChosenRegion Region => session.Region;

    public string CredentialSource => session.CredentialSource;

    internal EmrSession Session => session;

    public Task<CallResult<SessionCredential>> GetAsync(
        SessionCredentialRequest request, TimeSpan? minimumValidity, CallContext call) =>
        session.GetAsync(request, minimumValidity, call);

    public Task<CallResult<EmrSessionTarget>> StartAsync(
        StartSessionRequest request, WaitOptions? wait, CallContext call) =>
        session.StartAsync(request, wait, call);

    public Task<CallResult<OnClusterAppUIPresignedUrl>> GetUrlAsync(
        OnClusterAppUIRequest request, WaitOptions? wait, CallContext call) => session.GetUrlAsync(request, wait, call);

    public Task<CallResult<EmrSessionTarget>> StopAsync(SparkConnectSessionRequest request, CallContext call) =>
        session.StopAsync(request, call);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isReturned, 1) == 0)
            pooled.Release();
    }
}
