using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Tests;

/// <summary>Turns the cases of an oracle file into theory rows; without the file, into one row that is skipped visibly.</summary>
internal static class OracleCases
{
    internal static IEnumerable<ITheoryDataRow> Rows(string file, Func<JsonNode, IEnumerable<(string Name, JsonNode Case)>> select)
    {
        if (Repository.Oracle(file, out string reason) is not string path)
        {
            yield return new TheoryDataRow<string, string>(file, "{}") { Skip = reason, TestDisplayName = file };
            yield break;
        }

        JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
        foreach ((string name, JsonNode node) in select(root))
            yield return new TheoryDataRow<string, string>(name, node.ToJsonString()) { TestDisplayName = $"{file}: {name}" };
    }
}
