using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace EmrSessionCredentials.Emulator.Livy;

/// <summary>A part of a list, by the parameters <c>from</c> and <c>size</c>.</summary>
internal static class LivyPage
{
    private const int DefaultSize = 100;

    /// <summary>The part that begins at <c>from</c>, or at the beginning.</summary>
    internal static (int From, JsonArray Items) Of<T>(
        IncomingRequest request,
        IEnumerable<T> items,
        Func<T, JsonNode?> describe)
    {
        int from = Number(request, "from") ?? 0;
        return (from, Take(request, items.Skip(from), describe));
    }

    /// <summary>The part that begins at <c>from</c>, or the last one, as logs are shown.</summary>
    internal static (int From, JsonArray Items) LastOf(IncomingRequest request, IReadOnlyList<string> lines)
    {
        int from = Number(request, "from") ?? int.Max(0, lines.Count - (Number(request, "size") ?? DefaultSize));
        return (from, Take(request, lines.Skip(from), line => line));
    }

    private static JsonArray Take<T>(IncomingRequest request, IEnumerable<T> items, Func<T, JsonNode?> describe) =>
        [.. items.Take(Number(request, "size") ?? DefaultSize).Select(describe)];

    private static int? Number(IncomingRequest request, string name) =>
        LivyCollection.Number(QueryHelpers.ParseQuery(request.Wire.Query).GetValueOrDefault(name).ToString());
}
