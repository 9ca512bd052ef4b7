using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>Calls of a session whose results have the type that goes with the request.</summary>
internal static class SessionCalls
{
    internal static Task<CallResult<ManagedEndpointSessionCredential>> GetAsync(
        this EmrSession session, ManagedEndpointRequest request, TimeSpan? minimumValidity = null, CancellationToken? cancellationToken = null) =>
        GetAsync<ManagedEndpointSessionCredential>(session, request, minimumValidity, Context(cancellationToken));

    internal static Task<CallResult<ClusterSessionCredential>> GetAsync(
        this EmrSession session, ClusterRequest request, TimeSpan? minimumValidity = null, CancellationToken? cancellationToken = null) =>
        GetAsync<ClusterSessionCredential>(session, request, minimumValidity, Context(cancellationToken));

    internal static Task<CallResult<ClusterSessionCredential>> GetAsync(
        this EmrSession session, ClusterRequest request, CallContext call) =>
        GetAsync<ClusterSessionCredential>(session, request, minimumValidity: null, call);

    internal static Task<CallResult<SparkConnectSessionCredential>> GetAsync(
        this EmrSession session, SparkConnectSessionRequest request, TimeSpan? minimumValidity = null, CancellationToken? cancellationToken = null) =>
        GetAsync<SparkConnectSessionCredential>(session, request, minimumValidity, Context(cancellationToken));

    private static async Task<CallResult<T>> GetAsync<T>(
        EmrSession session, SessionCredentialRequest request, TimeSpan? minimumValidity, CallContext call)
        where T : SessionCredential
    {
        CallResult<SessionCredential> result = await session.GetAsync(request, minimumValidity, call).ConfigureAwait(false);
        return new CallResult<T>(Assert.IsType<T>(result.Value), result.Report, result.Warnings);
    }

    private static CallContext Context(CancellationToken? cancellationToken) =>
        new(cancellationToken ?? TestContext.Current.CancellationToken);
}
