using System;
using System.Globalization;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Emulator.Services;

/// <summary>Times as the services write them.</summary>
internal static class Timestamps
{
    /// <summary>Seconds since 1970, with a fraction where there is one: what both protocols have in a body.</summary>
    internal static JsonNode Epoch(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000m;

    /// <summary>ISO 8601 in whole seconds, as the model of EMR on EKS wants it.</summary>
    internal static JsonNode Iso(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
