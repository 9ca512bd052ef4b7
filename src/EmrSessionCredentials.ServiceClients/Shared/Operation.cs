using System;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>
/// One API operation: how its request becomes HTTP and how its response becomes an object. A client's method is this
/// and one line of <c>InvokeAsync</c>.
/// </summary>
internal static class Operation
{
    /// <summary>What AWSSDK.Core's pipeline takes; it only reads it, so one instance serves every call.</summary>
    /// <param name="marshall">
    /// Makes the HTTP request. The pipeline calls it once for a call, outside its retry loop, so a client token that it
    /// makes is the same in every attempt.
    /// </param>
    /// <param name="read">Fills the response from the JSON object in the body.</param>
    internal static InvokeOptions Create<TRequest, TResponse>(
        Func<TRequest, IRequest> marshall, Action<JsonElement, TResponse> read)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => new()
        {
            RequestMarshaller = new RequestMarshaller<TRequest>(marshall),
            ResponseUnmarshaller = new ResponseReader<TResponse>(read),
        };

    private sealed class RequestMarshaller<TRequest>(Func<TRequest, IRequest> marshall)
        : IMarshaller<IRequest, AmazonWebServiceRequest>
        where TRequest : AmazonWebServiceRequest
    {
        public IRequest Marshall(AmazonWebServiceRequest input) => marshall((TRequest)input);
    }

    private sealed class ResponseReader<TResponse>(Action<JsonElement, TResponse> read) : JsonResponseUnmarshaller
        where TResponse : AmazonWebServiceResponse, new()
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
        {
            using JsonDocument document = JsonBody.Parse(input.Stream);
            TResponse response = new();
            read(document.RootElement, response);
            return response;
        }

        public override AmazonServiceException UnmarshallException(
            JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
        {
            StreamingUtf8JsonReader reader = new(input.Stream);
            ErrorResponse error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref reader);
            return new AmazonServiceException(
                error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
        }
    }
}
