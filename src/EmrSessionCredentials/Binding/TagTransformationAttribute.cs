using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// Lets tags be a table, or objects with Key and Value as AWS.Tools takes them, a table with these two keys among them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TagTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = ObjectMembers.Unwrapped(inputData);
        if (value is null || (value is IDictionary table && !IsTag(table)))
            return value;
        Hashtable tags = new(StringComparer.Ordinal);
        foreach (object? tag in value is IEnumerable and not IDictionary and not string ? (IEnumerable)value : new[] { value })
        {
            if (ObjectMembers.Of(tag, "Key") is not { } key)
                throw new ArgumentTransformationMetadataException(
                    "A tag is an entry of a table, or an object with Key and Value.");
            tags[key] = ObjectMembers.Of(tag, "Value");
        }

        return tags;
    }

    private static bool IsTag(IDictionary table) =>
        table.Count == 2 && table.Keys.Cast<object>().All(key => key is string name
            && (name.Equals("Key", StringComparison.OrdinalIgnoreCase) || name.Equals("Value", StringComparison.OrdinalIgnoreCase)));
}
