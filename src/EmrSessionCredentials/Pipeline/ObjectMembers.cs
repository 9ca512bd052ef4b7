using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EmrSessionCredentials.Pipeline;

/// <summary>Reads members of an object of any type by name: an entry of a table, or a property.</summary>
internal static class ObjectMembers
{
    /// <returns>The value; null where there is no such member, or it has none.</returns>
    internal static object? Of(object? value, string name)
    {
        object? member = (value is PSObject wrapped ? wrapped.BaseObject : value) is IDictionary table
            ? table[name]
            : value is null ? null : PSObject.AsPSObject(value).Properties[name]?.Value;
        return member is PSObject inner && inner.BaseObject is not PSCustomObject ? inner.BaseObject : member;
    }

    /// <summary>A table as a map of texts; null for none.</summary>
    internal static Dictionary<string, string>? Texts(IDictionary? table) =>
        table?.Cast<DictionaryEntry>().ToDictionary(entry => Text(entry.Key), entry => Text(entry.Value), StringComparer.Ordinal);

    /// <summary>A table as a map of lists of texts; null for none.</summary>
    internal static Dictionary<string, IReadOnlyList<string>>? Lists(IDictionary? table) =>
        table?.Cast<DictionaryEntry>().ToDictionary(
            entry => Text(entry.Key),
            entry => (IReadOnlyList<string>)(LanguagePrimitives.ConvertTo<string[]>(entry.Value) ?? []),
            StringComparer.Ordinal);

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
