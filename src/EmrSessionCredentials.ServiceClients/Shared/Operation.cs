using System;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>
/// One API operation: how its request becomes HTTP, how its response becomes an object, which errors it has types for.
/// A client method is this and one line of <c>InvokeAsync</c>.
/// </summary>
internal sealed class Operation<TRequest, TResponse>
    where TRequest : AmazonWebServiceRequest
    where TResponse : AmazonWebServiceResponse, new()
{
    internal Operation(Func<TRequest, IRequest> marshall, Action<JsonElement, TResponse> read, ErrorCatalog errors) =>
        Options = new InvokeOptions
        {
            RequestMarshaller = new Marshaller(marshall),
            ResponseUnmarshaller = new JsonOperationUnmarshaller<TResponse>(read, errors),
        };

    /// <summary>What AWSSDK.Core's pipeline takes; it only reads it, so one instance serves every call.</summary>
    internal InvokeOptions Options { get; }

    // The pipeline marshalls once for a call, outside its retry loop: whatever is drawn here (a client token) is the
    // same in every attempt.
    private sealed class Marshaller(Func<TRequest, IRequest> marshall) : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input) => marshall((TRequest)input);
    }
}
