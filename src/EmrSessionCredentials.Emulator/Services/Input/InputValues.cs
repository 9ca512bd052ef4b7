using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;

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

    internal bool? Flag(string name) => this[name] as bool?;

    /// <summary>A structure, a map or a list of structures.</summary>
    internal JsonNode? Json(string name) => this[name] as JsonNode;

    internal DateTimeOffset? Time(string name) => this[name] as DateTimeOffset?;

    /// <summary>The items of a list; null when there is no list or it is empty, which filters nothing.</summary>
    internal IReadOnlyList<string>? Texts(string name) =>
        this[name] is IReadOnlyList<string> { Count: > 0 } list ? list : null;

    /// <summary>All values as one text, for comparing requests with one another.</summary>
    /// <param name="except">The members that may differ.</param>
    internal string Fingerprint(params IReadOnlyList<string> except) => string.Join('\n', _values
        .Where(v => !except.Contains(v.Key, StringComparer.Ordinal))
        .OrderBy(v => v.Key, StringComparer.Ordinal)
        .Select(v => $"{v.Key}={(v.Value is IReadOnlyList<string> list ? string.Join(',', list) : Text(v.Value))}"));

    internal object? this[string name]
    {
        get => _values.GetValueOrDefault(name);
        set
        {
            if (value is null) _values.Remove(name);
            else _values[name] = value;
        }
    }

    private static string? Text(object value) =>
        value is JsonNode node ? Ordered(node) : Convert.ToString(value, CultureInfo.InvariantCulture);

    // The members of a map have no order.
    private static string Ordered(JsonNode? node) => node switch
    {
        JsonObject map => string.Concat(map.OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => $"{{{JsonValue.Create(member.Key).ToJsonString()}:{Ordered(member.Value)}}}")),
        JsonArray list => $"[{string.Join(',', list.Select(Ordered))}]",
        _ => node?.ToJsonString() ?? "null",
    };
}
