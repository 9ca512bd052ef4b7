using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>Builds the HTTP side of a request for the JSON protocols.</summary>
internal static class JsonRequest
{
    /// <summary>rest-json: the operation is a method and a path, whose labels <see cref="AddLabel"/> fills.</summary>
    internal static IRequest Rest(
        AmazonWebServiceRequest request, string service, string version, string method, string path)
    {
        DefaultRequest http = new(request, service) { HttpMethod = method, ResourcePath = path };
        http.Headers[HeaderKeys.XAmzApiVersion] = version;
        return http;
    }

    /// <summary>json 1.1: every operation is a POST to <c>/</c>, named by a header.</summary>
    internal static IRequest Rpc(AmazonWebServiceRequest request, string service, string version, string target)
    {
        IRequest http = Rest(request, service, version, "POST", "/");
        http.Headers["X-Amz-Target"] = target;
        return http;
    }

    /// <summary>Fills a label of the path. AWSSDK.Core percent-encodes it: once to send it, twice to sign it.</summary>
    /// <param name="http">The request whose <see cref="IRequest.ResourcePath"/> holds the label.</param>
    /// <param name="label">Its name in the path, in braces.</param>
    /// <param name="value">What the caller set.</param>
    /// <param name="refuse">Makes the service's exception from a sentence on what is wrong with the value.</param>
    internal static void AddLabel(IRequest http, string label, string? value, Func<string, Exception> refuse)
    {
        if (string.IsNullOrEmpty(value))
            throw refuse("is required");

        // No encoding hides these two: they would be taken out of the path, and another operation called.
        if (value is "." or "..")
            throw refuse($"is '{value}', which a URL path cannot carry");
        http.AddPathResource(label, value);
    }

    /// <summary>Writes the body: an object with the members that <paramref name="members"/> writes.</summary>
    internal static void SetBody(IRequest http, string contentType, Action<Utf8JsonWriter> members)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        http.Content = buffer.ToArray();
        http.Headers[HeaderKeys.ContentTypeHeader] = contentType;
    }

    /// <summary>Writes a member, or nothing where it is not set.</summary>
    internal static void Write(this Utf8JsonWriter writer, string member, string? value)
    {
        if (value is not null)
            writer.WriteString(member, value);
    }

    /// <inheritdoc cref="Write(Utf8JsonWriter, string, string)"/>
    internal static void Write(this Utf8JsonWriter writer, string member, int? value)
    {
        if (value is int number)
            writer.WriteNumber(member, number);
    }

    /// <summary>Writes a moment as seconds since 1970, to three decimals, or nothing where it is not set.</summary>
    internal static void Write(this Utf8JsonWriter writer, string member, DateTime? value)
    {
        if (value is DateTime moment)
            writer.WriteNumber(member, Timestamps.ToEpochSeconds(moment));
    }

    /// <summary>Writes a list, or nothing where it is not set. An empty one is written: it says something.</summary>
    internal static void Write(this Utf8JsonWriter writer, string member, List<string>? values)
    {
        if (values is null)
            return;
        writer.WriteStartArray(member);
        foreach (string value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }
}
