using System;
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

    private static JsonElement? Member(JsonElement parent, string member) =>
        parent.TryGetProperty(member, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
