using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The Smithy protocol cases. Their shapes are not EMR's; each test takes out of them what EMR has too.</summary>
internal static class ProtocolCases
{
    /// <param name="protocol"><c>rest-json</c> or <c>json-1.1</c>.</param>
    /// <param name="rows">Makes rows of a case, given the suite it belongs to (with its shapes).</param>
    internal static IEnumerable<ITheoryDataRow> Rows(
        string protocol, Func<JsonNode, JsonNode, IEnumerable<(string Name, JsonNode Row)>> rows) => OracleCases.Rows(
        $"{protocol}.output-tests.json",
        root => from suite in root.AsArray()
                from test in suite["cases"]!.AsArray()
                from row in rows(suite!, test!)
                select row);

    internal static JsonNode? OutputShape(JsonNode suite, JsonNode test) =>
        (string?)test["given"]!["output"]?["shape"] is string name ? suite["shapes"]![name] : null;

    internal static JsonNode Shape(JsonNode suite, JsonNode member) => suite["shapes"]![(string)member["shape"]!]!;

    /// <summary>The name that a member has on the wire.</summary>
    internal static string WireName(KeyValuePair<string, JsonNode?> member) =>
        (string?)member.Value!["locationName"] ?? member.Key;
}
