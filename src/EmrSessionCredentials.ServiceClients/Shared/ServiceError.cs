using System;
using System.Net;
using System.Text.Json;
using Amazon.Runtime.Internal.Transform;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>What an error response says, whatever its body is: JSON, a proxy's HTML, cut off, or nothing.</summary>
/// <remarks>
/// AWSSDK.Core's own reader parses any body that starts with <c>&lt;</c> as XML and fails on what is not, looks at the
/// header last, and puts the whole body into the message where the service sent none.
/// </remarks>
internal sealed class ServiceError
{
    private ServiceError(Exception cause, HttpStatusCode statusCode)
    {
        Cause = cause;
        StatusCode = statusCode;
    }

    /// <summary>The error's name without namespace and URI; null where the response has none.</summary>
    internal string? Code { get; private init; }

    /// <summary>The service's words; null where the response has none.</summary>
    internal string? Message { get; private init; }

    internal string? RequestId { get; private init; }

    internal HttpStatusCode StatusCode { get; }

    /// <summary>The HTTP error that AWSSDK.Core raised; it becomes the inner exception.</summary>
    internal Exception Cause { get; }

    /// <summary>The body where it is a JSON object, for members of modelled errors; else undefined.</summary>
    internal JsonElement Body { get; private init; }

    internal static ServiceError Read(JsonUnmarshallerContext context, Exception cause, HttpStatusCode statusCode)
    {
        JsonElement body = ReadBody(context);
        IWebResponseData response = context.ResponseData;
        return new ServiceError(cause, statusCode)
        {
            Code = BareName(response.GetHeaderValue("x-amzn-ErrorType"))
                ?? BareName(Text(body, "__type"))
                ?? BareName(Text(body, "code")),
            Message = NullIfBlank(response.GetHeaderValue("x-amzn-error-message")) ?? Text(body, "message"),
            RequestId = response.GetHeaderValue("x-amzn-RequestId"),
            Body = body,
        };
    }

    /// <summary>The text of a member whose name may be written in any case, as services disagree on it.</summary>
    internal static string? Text(JsonElement body, string member)
    {
        if (body.ValueKind != JsonValueKind.Object)
            return null;
        foreach (JsonProperty property in body.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String
                && string.Equals(property.Name, member, StringComparison.OrdinalIgnoreCase)
                && NullIfBlank(property.Value.GetString()) is string text)
            {
                return text;
            }
        }

        return null;
    }

    // com.amazonaws.emr#ValidationException:http://internal.amazon.com/... -> ValidationException
    private static string? BareName(string? type)
    {
        if (type is null)
            return null;
        int colon = type.IndexOf(':');
        string name = colon < 0 ? type : type.Substring(0, colon);
        return NullIfBlank(name.Substring(name.LastIndexOf('#') + 1).Trim());
    }

    private static JsonElement ReadBody(JsonUnmarshallerContext context)
    {
        try
        {
            using JsonDocument document = JsonBody.Parse(JsonBody.ReadLeniently(context.Stream));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
