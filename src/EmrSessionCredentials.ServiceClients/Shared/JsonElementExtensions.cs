using System;
using System.Collections.Generic;
using System.Text.Json;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>Reads members of a response. An absent or null one is null; one of another type is an error.</summary>
internal static class JsonElementExtensions
{
    internal static string? Text(this JsonElement parent, string member) =>
        Member(parent, member) is JsonElement value ? value.AsText(member) : null;

    internal static DateTime? Timestamp(this JsonElement parent, string member)
    {
        if (Member(parent, member) is not JsonElement value)
            return null;
        return Timestamps.Read(value)
            ?? throw new JsonException($"The member '{member}' of the response is not a timestamp.");
    }

    internal static T? Structure<T>(this JsonElement parent, string member, Func<JsonElement, T> read)
        where T : class =>
        Member(parent, member) is JsonElement value ? value.AsStructure(member, read) : null;

    internal static bool? Flag(this JsonElement parent, string member) => Member(parent, member)?.ValueKind switch
    {
        null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw new JsonException($"The member '{member}' of the response is not true or false."),
    };

    internal static int? Integer(this JsonElement parent, string member) => Member(parent, member) switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.Number } value when value.TryGetInt32(out int number) => number,
        _ => throw new JsonException($"The member '{member}' of the response is not a 32-bit integer."),
    };

    internal static long? Long(this JsonElement parent, string member) => Member(parent, member) switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.Number } value when value.TryGetInt64(out long number) => number,
        _ => throw new JsonException($"The member '{member}' of the response is not a 64-bit integer."),
    };

    internal static double? Number(this JsonElement parent, string member) => Member(parent, member) switch
    {
        null => null,
        JsonElement { ValueKind: JsonValueKind.Number } value when value.TryGetDouble(out double number) => number,
        _ => throw new JsonException($"The member '{member}' of the response is not a number."),
    };

    /// <summary>A value of an enumeration; one that this version does not know is kept as it is.</summary>
    internal static T? Constant<T>(this JsonElement parent, string member, Func<string, T> find)
        where T : class =>
        parent.Text(member) is string value ? find(value) : null;

    internal static string AsText(this JsonElement value, string member) =>
        value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new JsonException($"The member '{member}' of the response is not a string.");

    internal static T AsStructure<T>(this JsonElement value, string member, Func<JsonElement, T> read) =>
        value.ValueKind == JsonValueKind.Object
            ? read(value)
            : throw new JsonException($"The member '{member}' of the response is not an object.");

    /// <summary>
    /// The one member of a tagged union that is set, or null if none is. A null member is not a set one, and
    /// <c>__type</c> is the service's remark, not a member.
    /// </summary>
    internal static JsonProperty? UnionMember(this JsonElement union)
    {
        JsonProperty? found = null;
        foreach (JsonProperty member in union.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null || member.NameEquals("__type"))
                continue;
            if (found is not null)
                throw new JsonException("A tagged union in the response has more than one member set.");
            found = member;
        }

        return found;
    }

    /// <summary>Every entry of a list that is not null: the lists of these services have no holes.</summary>
    internal static List<T>? List<T>(this JsonElement parent, string member, Func<JsonElement, T> read)
        where T : class =>
        parent.List(member, read, static (entry, member, read) => entry.AsStructure(member, read));

    /// <inheritdoc cref="List{T}(JsonElement, string, Func{JsonElement, T})"/>
    internal static List<string>? Texts(this JsonElement parent, string member) =>
        parent.List<string, object?>(member, state: null, static (entry, member, _) => entry.AsText(member));

    /// <summary>A map from text to text, without the entries that are null.</summary>
    internal static Dictionary<string, string>? Map(this JsonElement parent, string member) =>
        Member(parent, member) is JsonElement value ? value.AsStructure(member, e => e.AsMap(member)) : null;

    internal static Dictionary<string, string> AsMap(this JsonElement value, string member)
    {
        Dictionary<string, string> map = new(StringComparer.Ordinal);
        foreach (JsonProperty entry in value.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.Null)
                map[entry.Name] = entry.Value.AsText(member);
        }

        return map;
    }

    private static List<T>? List<T, TState>(
        this JsonElement parent, string member, TState state, Func<JsonElement, string, TState, T> read)
    {
        if (Member(parent, member) is not JsonElement value)
            return null;
        if (value.ValueKind != JsonValueKind.Array)
            throw new JsonException($"The member '{member}' of the response is not a list.");
        List<T> list = new(value.GetArrayLength());
        foreach (JsonElement entry in value.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.Null)
                list.Add(read(entry, member, state));
        }

        return list;
    }

    private static JsonElement? Member(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
