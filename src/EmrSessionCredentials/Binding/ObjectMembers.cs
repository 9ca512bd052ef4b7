using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace EmrSessionCredentials.Binding;

/// <summary>Reads members of an object of any type by name: an entry of a table, or a property.</summary>
internal static class ObjectMembers
{
    /// <returns>The value; null where there is no such member, or it has none.</returns>
    /// <exception cref="GetValueException">The property throws.</exception>
    internal static object? Of(object? value, string name) => Unwrapped(Unwrapped(value) switch
    {
        null => null,
        // Not every dictionary ignores case; PowerShell's users do.
        IDictionary table =>
            All(table)!.FirstOrDefault(member => member.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value,
        { } other => PSObject.AsPSObject(other).Properties[name]?.Value,
    });

    /// <summary>All members of a table or a custom object; null of anything else.</summary>
    internal static IEnumerable<(string Name, object? Value)>? All(object? value) => Unwrapped(value) switch
    {
        IDictionary table => Entries(table),
        PSObject custom => custom.Properties.Select(property => (property.Name, (object?)property.Value)),
        _ => null,
    };

    /// <summary>A table or a custom object as a map of texts; null of anything else.</summary>
    internal static Dictionary<string, string>? Texts(object? value) =>
        All(value)?.ToDictionary(member => member.Name, member => Text(member.Value), StringComparer.Ordinal);

    /// <summary>A table or a custom object as a map of lists of texts; null of anything else.</summary>
    internal static Dictionary<string, IReadOnlyList<string>>? Lists(object? value) => All(value)?.ToDictionary(
        member => member.Name,
        member => (IReadOnlyList<string>)(LanguagePrimitives.ConvertTo<string[]>(member.Value) ?? []),
        StringComparer.Ordinal);

    /// <summary>The object itself; of a custom object, which has no other, the wrapper.</summary>
    internal static object? Unwrapped(object? value) =>
        value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    // Not Cast<DictionaryEntry>: as a collection, a Dictionary<TKey, TValue> has pairs of another type.
    private static IEnumerable<(string Name, object? Value)> Entries(IDictionary table)
    {
        foreach (DictionaryEntry entry in table)
            yield return (Text(entry.Key), entry.Value);
    }

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";
}
