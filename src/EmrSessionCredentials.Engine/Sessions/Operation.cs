using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Sessions;

/// <summary>One operation that gives credentials.</summary>
/// <param name="serviceId">The service, by its id in the AWS SDKs, which names its endpoint settings.</param>
/// <param name="name">The name of the operation in the API.</param>
internal abstract class Operation(string serviceId, string name)
{
    internal string ServiceId { get; } = serviceId;

    internal string Name { get; } = name;

    /// <summary>Sends a request that keeps the rules, and reads the answer.</summary>
    /// <param name="clients">The clients of the session.</param>
    /// <param name="request">The request.</param>
    /// <param name="origin">Makes the origin of the credential, when the answer is there.</param>
    /// <param name="warnings">Takes what the caller should know although the call succeeded.</param>
    /// <param name="stop">Cancels the call.</param>
    internal abstract Task<SessionCredential> CallAsync(
        ClientSet clients,
        SessionCredentialRequest request,
        Func<CredentialOrigin> origin,
        ICollection<string> warnings,
        CancellationToken stop);
}

/// <inheritdoc />
/// <param name="serviceId">The service, by its id in the AWS SDKs.</param>
/// <param name="name">The name of the operation in the API.</param>
/// <param name="send">Sends a request.</param>
/// <param name="read">Turns an answer into a credential, or refuses it.</param>
internal sealed class Operation<TRequest, TResponse>(
    string serviceId,
    string name,
    Func<ClientSet, TRequest, CancellationToken, Task<TResponse>> send,
    Func<TRequest, TResponse, CredentialOrigin, ICollection<string>, SessionCredential> read) : Operation(serviceId, name)
    where TRequest : SessionCredentialRequest
{
    internal override async Task<SessionCredential> CallAsync(
        ClientSet clients,
        SessionCredentialRequest request,
        Func<CredentialOrigin> origin,
        ICollection<string> warnings,
        CancellationToken stop)
    {
        TRequest own = (TRequest)request;
        TResponse response = await send(clients, own, stop).ConfigureAwait(false);
        return read(own, response, origin(), warnings);
    }
}
