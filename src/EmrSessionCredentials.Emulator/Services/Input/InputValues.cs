using System;
using System.Collections.Generic;

namespace EmrSessionCredentials.Emulator.Services.Input;

/// <summary>
/// The values of a request by the model's member names; absent and null are alike, as they are to AWS.
/// </summary>
internal sealed class InputValues
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    internal string? Text(string name) => this[name] as string;

    internal string RequiredText(string name) => (string)_values[name];

    internal long? Number(string name) => this[name] as long?;

    internal object? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set
        {
            if (value is null) _values.Remove(name);
            else _values[name] = value;
        }
    }
}
