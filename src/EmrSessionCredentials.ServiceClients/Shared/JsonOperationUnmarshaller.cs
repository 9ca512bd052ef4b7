using System;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>
/// Reads a JSON response. Whatever is wrong with a successful one ends as AWSSDK.Core's
/// <see cref="AmazonUnmarshallingException"/>, with the request id and without any of the body: that may hold a secret.
/// </summary>
internal sealed class JsonOperationUnmarshaller<TResponse>(Action<JsonElement, TResponse> read, ErrorCatalog errors)
    : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    /// <inheritdoc/>
    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        using JsonDocument document = JsonBody.Parse(JsonBody.Read(input.Stream));
        TResponse response = new();
        read(document.RootElement, response);
        return response;
    }

    /// <inheritdoc/>
    public override AmazonServiceException UnmarshallException(
        JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode) =>
        errors.Create(ServiceError.Read(input, innerException, statusCode));
}
