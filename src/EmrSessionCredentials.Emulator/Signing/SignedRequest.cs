using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Emulator.Signing;

/// <summary>
/// What a signature covers: a request as it was on the wire, before any server decoded or normalised it.
/// </summary>
public sealed record SignedRequest
{
    /// <summary>Gets the HTTP method, upper case.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the path as sent, still percent-encoded, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query as sent, without the question mark; empty without a query.</summary>
    public string Query { get; init; } = "";

    /// <summary>
    /// Gets the headers in the order they came, Host included; a repeated header has several entries.
    /// </summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Gets the bytes of the body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>
    /// The value of a header, several values joined by a comma as SigV4 has it; null when it was not sent.
    /// </summary>
    /// <param name="name">The header's name in any case.</param>
    /// <returns>The trimmed value or null.</returns>
    public string? Header(string name)
    {
        List<string> values = Headers
            .Where(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase))
            .Select(h => h.Value.Trim())
            .ToList();
        return values.Count == 0 ? null : string.Join(',', values);
    }

    /// <summary>How many times a header was sent.</summary>
    internal int Count(string name) =>
        Headers.Count(h => string.Equals(h.Key, name, StringComparison.OrdinalIgnoreCase));
}
