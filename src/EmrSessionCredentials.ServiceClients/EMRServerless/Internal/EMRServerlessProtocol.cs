using System;
using System.Collections.Generic;
using Amazon.EMRServerless.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless.Internal;

/// <summary>What the operations of Amazon EMR Serverless share: rest-json, API version 2021-07-13.</summary>
internal static class EMRServerlessProtocol
{
    internal static ErrorCatalog Errors { get; } = new(
        static e => new AmazonEMRServerlessException(
            e.Message, e.Cause, ErrorType.Unknown, e.Code, e.RequestId, e.StatusCode),
        new Dictionary<string, Func<ServiceError, AmazonServiceException>>(StringComparer.Ordinal)
        {
            ["InternalServerException"] = static e => new InternalServerException(
                e.Message, e.Cause, ErrorType.Receiver, e.Code, e.RequestId, e.StatusCode),
            ["ResourceNotFoundException"] = static e => new ResourceNotFoundException(
                e.Message, e.Cause, ErrorType.Sender, e.Code, e.RequestId, e.StatusCode),
            ["ValidationException"] = static e => new ValidationException(
                e.Message, e.Cause, ErrorType.Sender, e.Code, e.RequestId, e.StatusCode),
        });

    /// <summary>
    /// A read, as every operation is that is needed here: what is not in the path, <see cref="Query"/> puts into the
    /// query.
    /// </summary>
    internal static IRequest Get(AmazonEMRServerlessRequest request, string path) =>
        JsonRequest.Rest(request, "Amazon.EMRServerless", "2021-07-13", "GET", path);

    internal static void AddLabel(IRequest http, string label, string? value, string property) =>
        JsonRequest.AddLabel(
            http, label, value, problem => new AmazonEMRServerlessException($"{property} {problem}."));
}
