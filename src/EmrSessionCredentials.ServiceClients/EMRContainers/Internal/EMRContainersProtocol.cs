using System;
using System.Collections.Generic;
using System.Text.Json;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers.Internal;

/// <summary>What the operations of Amazon EMR on EKS share: rest-json, API version 2020-10-01.</summary>
internal static class EMRContainersProtocol
{
    internal static ErrorCatalog Errors { get; } = new(
        static e => new AmazonEMRContainersException(
            e.Message, e.Cause, ErrorType.Unknown, e.Code, e.RequestId, e.StatusCode),
        new Dictionary<string, Func<ServiceError, AmazonServiceException>>(StringComparer.Ordinal)
        {
            ["InternalServerException"] = static e => new InternalServerException(
                e.Message, e.Cause, ErrorType.Receiver, e.Code, e.RequestId, e.StatusCode),
            ["RequestThrottledException"] = static e => new RequestThrottledException(
                e.Message, e.Cause, ErrorType.Sender, e.Code, e.RequestId, e.StatusCode),
            ["ResourceNotFoundException"] = static e => new ResourceNotFoundException(
                e.Message, e.Cause, ErrorType.Sender, e.Code, e.RequestId, e.StatusCode),
            ["ValidationException"] = static e => new ValidationException(
                e.Message, e.Cause, ErrorType.Sender, e.Code, e.RequestId, e.StatusCode),
        });

    internal static IRequest Request(AmazonEMRContainersRequest request, string method, string path) =>
        JsonRequest.Rest(request, "Amazon.EMRContainers", "2020-10-01", method, path);

    /// <summary>A read: what is not in the path, <see cref="Query"/> puts into the query.</summary>
    internal static IRequest Get(AmazonEMRContainersRequest request, string path) =>
        Request(request, "GET", path);

    internal static void AddLabel(IRequest http, string label, string? value, string property) =>
        JsonRequest.AddLabel(
            http, label, value, problem => new AmazonEMRContainersException($"{property} {problem}."));

    internal static void SetBody(IRequest http, Action<Utf8JsonWriter> members) =>
        JsonRequest.SetBody(http, "application/json", members);
}
