using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Tests;

/// <summary>Reads the files in tests/Data, and turns their cases into theory rows.</summary>
internal static class DataCases
{
    internal static JsonNode Read(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "tests", "Data", file)))!;

    /// <summary>A row for each case in an array of the file.</summary>
    internal static IEnumerable<ITheoryDataRow> Rows(string file, string array) =>
        Rows(file, Read(file)[array]!.AsArray().Select(test => ((string)test!["name"]!, test)));

    /// <summary>A row for each case, named after the file that it is from.</summary>
    internal static IEnumerable<ITheoryDataRow> Rows(string file, IEnumerable<(string Name, JsonNode Case)> cases) =>
        cases.Select(row => new TheoryDataRow<string, string>(row.Name, row.Case.ToJsonString())
        {
            TestDisplayName = $"{file}: {row.Name}",
        });
}
