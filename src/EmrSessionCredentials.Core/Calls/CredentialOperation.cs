using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Calls;

/// <summary>One operation that gives credentials: what it is called, how it is sent, and how its answer is read.</summary>
/// <param name="ServiceId">The service, by the id that endpoint settings go by.</param>
/// <param name="Name">The API's name of it.</param>
/// <param name="Send">Sends a request, which has been found to keep the rules.</param>
/// <param name="Read">Turns an answer into a credential, or refuses it; what is worth a warning is added to the list.</param>
internal sealed record CredentialOperation<TClient, TRequest, TResponse, TCredential>(
    string ServiceId,
    string Name,
    Func<TClient, TRequest, CancellationToken, Task<TResponse>> Send,
    Func<TRequest, TResponse, CredentialOrigin, ICollection<string>, TCredential> Read)
    where TRequest : SessionCredentialRequest
    where TResponse : AmazonWebServiceResponse
    where TCredential : SessionCredential;
