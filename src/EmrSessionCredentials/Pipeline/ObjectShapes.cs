using System;
using System.Collections;
using System.Management.Automation;
using System.Runtime.CompilerServices;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// PowerShell objects as the engine can read them by shape: unwrapped, or, where there is nothing in the wrapping, their
/// properties in a table. The same object always gives the same result, since sessions are shared by equality.
/// </summary>
internal sealed class ObjectShapes
{
    private readonly ConditionalWeakTable<object, Hashtable> _tables = new();

    internal object? Of(object? value)
    {
        if (value is not PSObject wrapped)
            return value;
        return wrapped.BaseObject is PSCustomObject ? _tables.GetValue(wrapped, _ => Properties(wrapped)) : wrapped.BaseObject;
    }

    private Hashtable Properties(PSObject wrapped)
    {
        Hashtable properties = new(StringComparer.OrdinalIgnoreCase);
        foreach (PSPropertyInfo property in wrapped.Properties)
            properties[property.Name] = Of(property.Value);
        return properties;
    }
}
