using System;
using System.Net;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>
/// Something in the request is wrong: <c>InvalidRequestException</c>. A cluster that does not exist, or that supports
/// no runtime roles, is told this way too.
/// </summary>
/// <remarks>Not retried.</remarks>
public sealed class InvalidRequestException : AmazonElasticMapReduceException
{
    /// <summary>An error without details.</summary>
    public InvalidRequestException()
    {
    }

    /// <summary>An error with a message.</summary>
    /// <param name="message">What went wrong.</param>
    public InvalidRequestException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public InvalidRequestException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that takes its message from its cause.</summary>
    /// <param name="innerException">What caused it.</param>
    public InvalidRequestException(Exception innerException)
        : base(innerException)
    {
    }

    /// <summary>An error as an HTTP response told it, with its cause.</summary>
    /// <param name="message">The service's words; null for a general sentence.</param>
    /// <param name="innerException">What caused it.</param>
    /// <param name="errorType">Whose fault it is, where that is known.</param>
    /// <param name="errorCode">The error's name in the API.</param>
    /// <param name="requestId">The service's id for the request (header <c>x-amzn-RequestId</c>).</param>
    /// <param name="statusCode">The HTTP status.</param>
    public InvalidRequestException(
        string? message,
        Exception? innerException,
        ErrorType errorType,
        string? errorCode,
        string? requestId,
        HttpStatusCode statusCode)
        : base(message, innerException, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>An error as an HTTP response told it.</summary>
    /// <param name="message">The service's words; null for a general sentence.</param>
    /// <param name="errorType">Whose fault it is, where that is known.</param>
    /// <param name="errorCode">The error's name in the API.</param>
    /// <param name="requestId">The service's id for the request (header <c>x-amzn-RequestId</c>).</param>
    /// <param name="statusCode">The HTTP status.</param>
    public InvalidRequestException(
        string? message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }

    /// <summary>What is wrong, in one word (member <c>ErrorCode</c>); null where the service gives none.</summary>
    /// <value>1 to 256 characters.</value>
    /// <remarks>
    /// It hides the error's own name, as the API calls both the same. That one stays <c>InvalidRequestException</c>,
    /// and is seen through <see cref="AmazonServiceException"/>.
    /// </remarks>
    [AWSProperty(Min = 1, Max = 256)]
    public new string? ErrorCode { get; set; }
}
