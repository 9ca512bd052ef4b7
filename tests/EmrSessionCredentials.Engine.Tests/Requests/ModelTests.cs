using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace EmrSessionCredentials.Tests.Requests;

/// <summary>
/// The rules against the service models: lengths from the files, and thousands of texts that are almost right, judged
/// by the rule and by the model's own pattern.
/// </summary>
public sealed class ModelTests
{
    private const string Role = "arn:aws:iam::123456789012:role/path/EMR_Exec";

    /// <summary>What the seeds are bent with: each class of a pattern, and what .NET takes for one of it.</summary>
    private static readonly string[] Pieces =
    [
        "a", "z", "A", "0", "9", "_", "-", ".", "/", ":", "+", "=", ",", "@", "~", "!", " ", "", "\n", "\t", "\r\n",
        "\0", "\u007F", "\u0085", "\u00A0", "\u2028", "é", "ſ", "K", "٣", "東", "😀", "\uD800", "\uDC00", "\uFFFE", "\uFFFF",
        "xn--", "-s3alias", "..", "arn:", "aws-cn", "::", "role/", "iam",
    ];

    private static readonly Dictionary<string, string[]> Seeds = new(StringComparer.Ordinal)
    {
        ["ExecutionRoleArn"] = [Role, "arn:aws:iam:::role/x", "arn:aws-us-gov:iam::210987654321:role/!~/a+=,.@-"],
        ["LogContext"] = ["abc", "nightly.run-2026", "xn--abc", "a-s3alias-b", new string('a', 62)],
        ["ClientToken"] = ["x", "b7f6d2c0-6f0e-4c5e-9d57-3a5c7b0c9a11", new string('x', 63)],
        ["CredentialType"] = ["TOKEN", " ", new string('x', 63)],
        ["EndpointIdentifier"] =
            ["ep1", ".", "arn:aws:emr-containers:x::/virtualclusters/a/endpoints/b", new string('x', 2047)],
        ["ClusterId"] = ["j-1ABCDEFGHIJKL", "..", new string('x', 255)],
    };

    public static IEnumerable<ITheoryDataRow> Members() =>
        Of("emr-containers.model.json", "GetManagedEndpointSessionCredentials", "")
            .Concat(Of("emr.model.json", "GetClusterSessionCredentials", Requested.OfCluster));

    [Theory]
    [MemberData(nameof(Members))]
    public void The_rule_accepts_what_the_model_accepts_and_nothing_else(string parameter, string shape)
    {
        ModelText model = ModelText.Of(JsonNode.Parse(shape)!);
        Prop.ForAll(AlmostRight(parameter).ToArbitrary(), text =>
            (Requested.Accepts(parameter, text) == (model.Accepts(text) && !Stricter(parameter, text)))
                .Label($"{parameter} = {Shown(text)}: the model says {model.Accepts(text)}"))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithQuietOnSuccess(true));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void The_boundaries_are_the_models(string parameter, string shape)
    {
        ModelText model = ModelText.Of(JsonNode.Parse(shape)!);
        string longest = parameter.EndsWith("Arn", StringComparison.Ordinal)
            ? Role.PadRight(model.Most, 'x')
            : new string('x', model.Most);

        Assert.True(Requested.Accepts(parameter, longest));
        Assert.NotEmpty(Requested.Broken(parameter, longest + "x"));
    }

    /// <summary>Where this module refuses more than the model: for what cannot be sent, and what issue 2 rules out.</summary>
    private static bool Stricter(string parameter, string text) => parameter switch
    {
        "ExecutionRoleArn" or "LogContext" => false,
        // Of a cluster's role the model gives only the length.
        "Cluster.ExecutionRoleArn" => !Requested.Accepts("ExecutionRoleArn", text),
        _ => string.IsNullOrWhiteSpace(text)
            || text.Any(c => char.IsControl(c) || c is '\uFFFE' or '\uFFFF')
            || text.EnumerateRunes().Any(r => r == Rune.ReplacementChar)
            || (text is "." or ".." && parameter.Contains("Id", StringComparison.Ordinal)),
    };

    private static Gen<string> AlmostRight(string parameter)
    {
        string[] seeds = Seeds[Key(parameter.Split('.').Last())];
        return from seed in Gen.Elements(seeds)
               from bends in Gen.Choose(0, 3)
               from places in Gen.ArrayOf(Gen.Choose(0, 1_000_000), bends)
               from lengths in Gen.ArrayOf(Gen.Choose(0, 3), bends)
               from pieces in Gen.ArrayOf(Gen.Elements(Pieces), bends)
               select Enumerable.Range(0, bends)
                   .Aggregate(seed, (text, i) => Bend(text, places[i], lengths[i], pieces[i]));
    }

    private static string Bend(string text, int place, int length, string piece)
    {
        int at = place % (text.Length + 1);
        return text.Remove(at, Math.Min(length, text.Length - at)).Insert(at, piece);
    }

    private static IEnumerable<ITheoryDataRow> Of(string file, string operation, string prefix)
    {
        JsonNode model = DataCases.Read(file);
        string input = model["operations"]![operation]!["input"]!["shape"]!.GetValue<string>();
        return DataCases.Rows(file, model["shapes"]![input]!["members"]!.AsObject()
            .Select(member => (member.Key, Shape: model["shapes"]![member.Value!["shape"]!.GetValue<string>()]!))
            .Where(member => member.Shape["type"]!.GetValue<string>() == "string")
            .Select(member => (prefix + char.ToUpperInvariant(member.Key[0]) + member.Key[1..], member.Shape)));
    }

    private static string Key(string parameter) =>
        parameter is "VirtualClusterIdentifier" ? "EndpointIdentifier" : parameter;

    private static string Shown(string text) => string.Concat(text.Select(c => c is > ' ' and < '\u007F'
        ? c.ToString()
        : $"\\u{((int)c).ToString("X4", CultureInfo.InvariantCulture)}"));
}
