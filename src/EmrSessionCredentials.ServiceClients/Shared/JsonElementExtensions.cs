using System;
using System.Collections.Generic;
using System.Text.Json;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>Reads members of a response. An absent or null one is null; one of another type is an error.</summary>
internal static class JsonElementExtensions
{
    internal static string? Text(this JsonElement parent, string member) => Member(parent, member) switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.String } value => value.GetString(),
        _ => throw Unexpected(member, "a string"),
    };

    internal static DateTime? Timestamp(this JsonElement parent, string member) =>
        Member(parent, member) is JsonElement value
            ? Timestamps.Read(value) ?? throw Unexpected(member, "a timestamp")
            : null;

    internal static bool? Flag(this JsonElement parent, string member) => Member(parent, member)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Unexpected(member, "true or false"),
    };

    internal static T? Structure<T>(this JsonElement parent, string member, Func<JsonElement, T> read)
        where T : class => Member(parent, member) switch
        {
            null => null,
            JsonElement { ValueKind: JsonValueKind.Object } value => read(value),
            _ => throw Unexpected(member, "an object"),
        };

    /// <summary>The entries of a list that are not null.</summary>
    internal static List<T>? List<T>(this JsonElement parent, string member, Func<JsonElement, T> read)
        where T : class
    {
        if (Member(parent, member) is not JsonElement value)
            return null;
        if (value.ValueKind != JsonValueKind.Array)
            throw Unexpected(member, "a list");
        List<T> list = new(value.GetArrayLength());
        foreach (JsonElement entry in value.EnumerateArray())
        {
            if (entry.ValueKind == JsonValueKind.Object)
                list.Add(read(entry));
            else if (entry.ValueKind != JsonValueKind.Null)
                throw Unexpected(member, "a list of objects");
        }

        return list;
    }

    /// <summary>
    /// The name of the member that a tagged union has set; null if none is. <c>__type</c> is not a member.
    /// </summary>
    internal static string? UnionMember(this JsonElement union)
    {
        string? found = null;
        foreach (JsonProperty member in union.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null || member.NameEquals("__type"))
                continue;
            if (found is not null)
                throw new JsonException("A tagged union in the response has more than one member set.");
            found = member.Name;
        }

        return found;
    }

    private static JsonElement? Member(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static JsonException Unexpected(string member, string expected) =>
        new($"The member '{member}' of the response is not {expected}.");
}
