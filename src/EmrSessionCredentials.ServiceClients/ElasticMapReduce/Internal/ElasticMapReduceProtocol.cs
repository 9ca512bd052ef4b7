using System;
using System.Collections.Generic;
using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary>What the operations of Amazon EMR share: json 1.1, API version 2009-03-31.</summary>
internal static class ElasticMapReduceProtocol
{
    internal static ErrorCatalog Errors { get; } = new(
        static e => new AmazonElasticMapReduceException(
            e.Message, e.Cause, ErrorType.Unknown, e.Code, e.RequestId, e.StatusCode),
        new Dictionary<string, Func<ServiceError, AmazonServiceException>>(StringComparer.Ordinal)
        {
            ["InternalServerError"] = static e => new InternalServerErrorException(
                e.Message, e.Cause, ErrorType.Receiver, e.Code, e.RequestId, e.StatusCode),
            ["InternalServerException"] = static e => new InternalServerException(
                e.Message, e.Cause, ErrorType.Receiver, e.Code, e.RequestId, e.StatusCode),
            ["InvalidRequestException"] = static e => new InvalidRequestException(
                e.Message, e.Cause, ErrorType.Sender, e.Code, e.RequestId, e.StatusCode)
            {
                ErrorCode = ServiceError.Text(e.Body, "ErrorCode"),
            },
        });

    /// <summary>A request for an operation, with the members of its body that are set.</summary>
    internal static IRequest Request(
        AmazonElasticMapReduceRequest request, string operation, Action<Utf8JsonWriter> members)
    {
        IRequest http = JsonRequest.Rpc(
            request, "Amazon.ElasticMapReduce", "2009-03-31", $"ElasticMapReduce.{operation}");
        JsonRequest.SetBody(http, "application/x-amz-json-1.1", members);
        return http;
    }
}
