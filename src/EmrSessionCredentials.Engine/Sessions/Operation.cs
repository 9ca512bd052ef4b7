using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Sessions;

/// <summary>Looks up where a credential's target is.</summary>
/// <param name="asked">The kind of connection that was asked for; null for the one that the target is for.</param>
internal delegate Task<FoundHost> FindHost(
    EmrSession session, SessionCredential credential, ConnectionKind? asked, CallContext call);

/// <summary>One operation that answers a request.</summary>
/// <typeparam name="TResult">What its answer becomes.</typeparam>
/// <param name="serviceId">The service, by its id in the AWS SDKs, which names its endpoint settings.</param>
internal abstract class Operation<TResult>(string serviceId, string name)
    where TResult : class
{
    internal string ServiceId { get; } = serviceId;

    internal string Name { get; } = name;

    /// <summary>
    /// The kind of session that it gives a credential for; null where the answer is not a credential.
    /// </summary>
    internal SessionTargetKind? Kind { get; init; }

    /// <summary>
    /// Looks up the host of a credential; null where the answer is not a credential, or has its host.
    /// </summary>
    internal FindHost? FindHost { get; init; }

    /// <summary>Sends a request that keeps the rules, and reads the answer.</summary>
    /// <param name="keys">What to sign with; null for the session's keys as they are when the call begins.</param>
    internal abstract Task<CallResult<TResult>> SendAsync(
        EmrSession session, EmrRequest request, CallContext call, ImmutableCredentials? keys = null);
}

/// <inheritdoc />
internal sealed class Operation<TRequest, TResponse, TResult>(
    string serviceId,
    string name,
    Func<ClientSet, TRequest, CancellationToken, Task<TResponse>> send,
    Func<TRequest, TResponse, CredentialOrigin, ICollection<string>, TResult> read) : Operation<TResult>(serviceId, name)
    where TRequest : EmrRequest
    where TResult : class
{
    internal override Task<CallResult<TResult>> SendAsync(
        EmrSession session, EmrRequest request, CallContext call, ImmutableCredentials? keys = null)
    {
        TRequest own = (TRequest)request;
        return session.CallAsync(
            new CallSubject(ServiceId, Name, request.Target),
            (clients, stop) => send(clients, own, stop),
            (response, trace, report) =>
            {
                List<string> warnings = [];
                TResult value = read(own, response, session.OriginOf(trace), warnings);
                if (value is IExpiringResult expiring)
                    session.CheckTimes(expiring, request.Target, warnings);
                return new CallResult<TResult>(value, report, warnings);
            },
            call,
            keys);
    }
}
