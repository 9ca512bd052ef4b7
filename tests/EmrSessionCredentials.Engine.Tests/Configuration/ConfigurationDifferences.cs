using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Tests.Configuration;

/// <summary>
/// Where the module decides otherwise than botocore: <c>tests/Data/configuration-differences.json</c>, by the rows of the table
/// "Differences from the AWS CLI" in the help.
/// </summary>
internal static class ConfigurationDifferences
{
    private static readonly JsonObject Data = DataCases.Read("configuration-differences.json").AsObject();

    private static readonly Dictionary<string, string> Outcomes = Data
        .SelectMany(row => row.Value!.AsObject())
        .ToDictionary(item => item.Key, item => (string)item.Value!, StringComparer.Ordinal);

    internal static IEnumerable<string> Rows => Data.Select(row => row.Key);

    internal static IEnumerable<string> Cases => Outcomes.Keys;

    /// <summary>The first column of the table in the help. A row may go on in lines that begin with white space.</summary>
    internal static IEnumerable<string> RowsOfHelp
    {
        get
        {
            string page = File.ReadAllText(
                Path.Combine(Repository.Root, "docs", "en-US", "about_EmrSessionCredentials.md"));
            string section = page[page.IndexOf("### Differences from the AWS CLI", StringComparison.Ordinal)..];
            string table = section.Split("```")[1];
            return table.Split('\n').Skip(3).Where(line => line.Length > 0 && line[0] != ' ')
                .Select(line => line.Split("  ")[0]);
        }
    }

    /// <summary>What the module does with a case in which it differs, or null.</summary>
    internal static string? OutcomeOf(string name) => Outcomes.TryGetValue(name, out string? outcome) ? outcome : null;
}
