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
/// <param name="clock">What expiry is measured by.</param>
/// <param name="service">Makes the calls.</param>
internal sealed class CredentialCaller(
    ClientSetup setup, SessionSetup origin, TimeProvider clock, ServiceCaller service)
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

        ReuseKey key = await KeyAsync(operation.ServiceId, request, cancellationToken).ConfigureAwait(false);
        return await CredentialCache.Shared.GetAsync(
            key, validity, stop => CallAsync(operation, client, request, stop), cancellationToken).ConfigureAwait(false);
    }

    private async Task<ReuseKey> KeyAsync(
        string serviceId, SessionCredentialRequest request, CancellationToken cancellationToken)
    {
        try
        {
            string signer = await setup.Identity.GetReuseIdAsync(cancellationToken).ConfigureAwait(false);
            return ReuseKey.For(signer, setup.Region.SystemName, setup.FindEndpoint(serviceId)?.Url, request);
        }
        catch (SessionCredentialException e)
        {
            e.ConcernsEveryItem = true;
            throw;
        }
    }

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
        (TCredential credential, CallReport report) = await service.CallAsync(
            new CallSubject(operation.ServiceId, operation.Name, request.Target),
            client,
            async (connected, trace, stop) =>
            {
                TResponse response = await operation.Send(connected, request, stop).ConfigureAwait(false);
                CredentialOrigin from = new(setup.Region.SystemName, trace.RequestId, clock) { Setup = origin };
                return operation.Read(request, response, from, warnings);
            },
            cancellationToken).ConfigureAwait(false);
        return new Issued<TCredential>(credential, report, warnings);
    }
}
