using System;
using System.Net;
using Amazon.Runtime;

namespace Amazon.EMRServerless.Model;

/// <summary>A field of the request is missing or malformed: <c>ValidationException</c>, HTTP 400.</summary>
/// <remarks>The message names the field. Not retried: the same request fails again.</remarks>
public sealed class ValidationException : AmazonEMRServerlessException
{
    /// <summary>An error without details.</summary>
    public ValidationException()
    {
    }

    /// <summary>An error with a message.</summary>
    /// <param name="message">What went wrong.</param>
    public ValidationException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a message and its cause.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">What caused it.</param>
    public ValidationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error that takes its message from its cause.</summary>
    /// <param name="innerException">What caused it.</param>
    public ValidationException(Exception innerException)
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
    public ValidationException(
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
    public ValidationException(
        string? message, ErrorType errorType, string? errorCode, string? requestId, HttpStatusCode statusCode)
        : base(message, errorType, errorCode, requestId, statusCode)
    {
    }
}
