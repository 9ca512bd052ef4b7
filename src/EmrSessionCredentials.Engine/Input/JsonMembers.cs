using System;
using System.Collections.Generic;
using System.Text.Json;

namespace EmrSessionCredentials.Input;

/// <summary>
/// Members of JSON that somebody else wrote. .NET finds out that a name or a string is not text, as half of a character
/// is not, only when it is read, and not when the JSON is parsed.
/// </summary>
internal static class JsonMembers
{
    /// <summary>The values of all members of that name; none where the JSON is not an object.</summary>
    internal static IEnumerable<JsonElement> Find(JsonElement json, string name, StringComparison comparison)
    {
        if (json.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (JsonProperty member in json.EnumerateObject())
        {
            if (string.Equals(NameOf(member), name, comparison))
                yield return member.Value;
        }
    }

    /// <summary>A string as text; null where it is not a string, or not text.</summary>
    internal static string? Text(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
