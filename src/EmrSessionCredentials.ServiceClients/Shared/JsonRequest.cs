using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;
using Amazon.Util;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>Builds the HTTP request of an operation. Members that are not set are not sent.</summary>
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
    /// <param name="http">The request whose path has the label.</param>
    /// <param name="label">The label's name in the path, without braces.</param>
    /// <param name="value">The value that the caller set.</param>
    /// <exception cref="AmazonClientException">The value is missing, or cannot be in a path.</exception>
    internal static IRequest AddLabel(this IRequest http, string label, string? value)
    {
        if (string.IsNullOrEmpty(value))
            throw new AmazonClientException($"The request has no {label}.");
        // Encoding does not change these two: they would be removed from the path, and another operation called.
        if (value is "." or "..")
            throw new AmazonClientException($"The request's {label} is '{value}', which a URL path cannot contain.");
        http.AddPathResource($"{{{label}}}", value);
        return http;
    }

    internal static IRequest AddQuery(this IRequest http, string name, string? value)
    {
        if (value is not null)
            http.Parameters.Add(name, value);
        return http;
    }

    internal static IRequest AddQuery(this IRequest http, string name, int? value) =>
        http.AddQuery(name, value is int number ? StringUtils.FromInt(number) : null);

    /// <summary>Adds the name once for each value: <c>states=A&amp;states=B</c>.</summary>
    internal static IRequest AddQuery(this IRequest http, string name, List<string>? values)
    {
        if (values is { Count: > 0 })
            http.ParameterCollection.Add(name, values);
        return http;
    }

    /// <summary>Writes the body: an object with the members that <paramref name="members"/> writes.</summary>
    internal static IRequest SetBody(this IRequest http, string contentType, Action<Utf8JsonWriter> members)
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
        return http;
    }

    internal static void Write(this Utf8JsonWriter writer, string member, string? value)
    {
        if (value is not null)
            writer.WriteString(member, value);
    }

    internal static void Write(this Utf8JsonWriter writer, string member, long? value)
    {
        if (value is long number)
            writer.WriteNumber(member, number);
    }

    internal static void Write(this Utf8JsonWriter writer, string member, bool? value)
    {
        if (value is bool flag)
            writer.WriteBoolean(member, flag);
    }

    internal static void Write(this Utf8JsonWriter writer, string member, List<string>? values)
    {
        if (values is null)
            return;
        writer.WriteStartArray(member);
        foreach (string value in values)
            writer.WriteStringValue(value);
        writer.WriteEndArray();
    }

    internal static void Write(this Utf8JsonWriter writer, string member, Dictionary<string, string>? values) =>
        writer.Write(member, values, static (writer, entries) =>
        {
            foreach (KeyValuePair<string, string> entry in entries)
                writer.WriteString(entry.Key, entry.Value);
        });

    internal static void Write(this Utf8JsonWriter writer, string member, Dictionary<string, List<string>>? values) =>
        writer.Write(member, values, static (writer, entries) =>
        {
            foreach (KeyValuePair<string, List<string>> entry in entries)
                writer.Write(entry.Key, entry.Value);
        });

    /// <summary>Writes a structure: an object with the members that <paramref name="members"/> writes.</summary>
    internal static void Write<T>(
        this Utf8JsonWriter writer, string member, T? value, Action<Utf8JsonWriter, T> members)
        where T : class
    {
        if (value is null)
            return;
        writer.WriteStartObject(member);
        members(writer, value);
        writer.WriteEndObject();
    }

    /// <summary>Writes a list of structures.</summary>
    internal static void Write<T>(
        this Utf8JsonWriter writer, string member, List<T>? values, Action<Utf8JsonWriter, T> members)
        where T : class
    {
        if (values is null)
            return;
        writer.WriteStartArray(member);
        foreach (T value in values)
        {
            writer.WriteStartObject();
            members(writer, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
