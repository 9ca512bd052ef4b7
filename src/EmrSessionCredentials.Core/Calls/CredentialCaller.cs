using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Reuse;

namespace EmrSessionCredentials.Calls;

/// <summary>Makes a session's calls: checks, sends, reads, reports; or hands out again what an earlier call gave.</summary>
/// <param name="setup">Who signs, where and how.</param>
/// <param name="origin">What the session was opened with, for credentials that are renewed.</param>
/// <param name="clock">What expiry and elapsed time are measured by.</param>
internal sealed class CredentialCaller(ClientSetup setup, SessionSetup origin, TimeProvider clock)
{
    /// <exception cref="InvalidRequestParameterException">The request breaks a rule; nothing was sent.</exception>
    /// <exception cref="SessionCredentialException">The service refused, failed, or answered with something else.</exception>
    internal async Task<Issued<TCredential>> GetAsync<TClient, TRequest, TResponse, TCredential>(
        CredentialOperation<TClient, TRequest, TResponse, TCredential> operation,
        OnDemand<TClient> client,
        TRequest request,
        TimeSpan? minimumValidity,
        CancellationToken cancellationToken)
        where TClient : class, IDisposable
        where TRequest : SessionCredentialRequest
        where TResponse : AmazonWebServiceResponse
        where TCredential : SessionCredential
    {
        request.ThrowIfInvalid();
        cancellationToken.ThrowIfCancellationRequested();
        if (minimumValidity is not { } validity)
            return await CallAsync(operation, client, request, cancellationToken).ConfigureAwait(false);

        string accessKey = await setup.Identity.GetAccessKeyAsync(cancellationToken).ConfigureAwait(false);
        ReuseKey key = ReuseKey.For(accessKey, setup.Region.SystemName, setup.FindEndpoint(operation.ServiceId)?.Url, request);
        return await CredentialCache.Shared.GetAsync(
            key, validity, stop => CallAsync(operation, client, request, stop), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes a call that gives no credential: what a cluster is called, what there is.</summary>
    /// <exception cref="SessionCredentialException">The service refused, failed, or answered with something else.</exception>
    internal async Task<TResponse> AskAsync<TClient, TResponse>(
        string serviceId,
        string operation,
        string target,
        OnDemand<TClient> client,
        Func<TClient, CancellationToken, Task<TResponse>> send,
        CancellationToken cancellationToken)
        where TClient : class, IDisposable
        where TResponse : AmazonWebServiceResponse =>
        (await SendAsync(
            serviceId, operation, target, client, send, (response, _) => response, cancellationToken).ConfigureAwait(false)).Result;

    private async Task<Issued<TCredential>> CallAsync<TClient, TRequest, TResponse, TCredential>(
        CredentialOperation<TClient, TRequest, TResponse, TCredential> operation,
        OnDemand<TClient> client,
        TRequest request,
        CancellationToken cancellationToken)
        where TClient : class, IDisposable
        where TRequest : SessionCredentialRequest
        where TResponse : AmazonWebServiceResponse
        where TCredential : SessionCredential
    {
        List<string> warnings = [];
        (TCredential credential, CallReport report) = await SendAsync(
            operation.ServiceId,
            operation.Name,
            request.Target,
            client,
            (c, stop) => operation.Send(c, request, stop),
            (response, requestId) => operation.Read(
                request,
                response,
                new CredentialOrigin(setup.Region.SystemName, requestId, clock) { Setup = origin },
                warnings),
            cancellationToken).ConfigureAwait(false);
        return new Issued<TCredential>(credential, report, warnings);
    }

    private async Task<(TResult Result, CallReport Report)> SendAsync<TClient, TResponse, TResult>(
        string serviceId,
        string operation,
        string target,
        OnDemand<TClient> client,
        Func<TClient, CancellationToken, Task<TResponse>> send,
        Func<TResponse, string?, TResult> read,
        CancellationToken cancellationToken)
        where TClient : class, IDisposable
        where TResponse : AmazonWebServiceResponse
    {
        CallTrace trace = CallTrace.Begin();
        long started = clock.GetTimestamp();
        try
        {
            // Renewing them can take a while, and AWSSDK.Core cannot be stopped in it.
            await setup.Identity.EnsureUsableAsync(cancellationToken).ConfigureAwait(false);
            TResponse response = await send(client.Value, cancellationToken).ConfigureAwait(false);
            return (read(response, trace.RequestId), Report());
        }
        catch (ObjectDisposedException) when (client.IsDisposed)
        {
            throw;
        }
        catch (Exception e)
        {
            // A call that is cancelled may break with anything; whoever cancelled it expects one thing.
            cancellationToken.ThrowIfCancellationRequested();
            throw FailureTranslation.Translate(e, Report(), trace.StatusCode);
        }

        CallReport Report() => new(
            operation,
            target,
            setup.Region.SystemName,
            trace.Endpoint,
            setup.Identity.Source,
            trace.Attempts,
            trace.RequestId,
            clock.GetElapsedTime(started))
        {
            ServiceId = serviceId,
        };
    }
}
