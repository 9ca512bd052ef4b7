using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>Runs a Smithy endpoint rule set, with what such rule sets of the EMR services use of the language.</summary>
internal sealed partial class RuleSet(JsonNode root)
{
    /// <summary>The URL, or the error, that the rules end in.</summary>
    internal (string? Url, string? Error) Run(IReadOnlyDictionary<string, object> parameters)
    {
        Dictionary<string, object> scope = new(parameters, StringComparer.Ordinal);
        foreach (KeyValuePair<string, JsonNode?> parameter in root["parameters"]!.AsObject())
        {
            if (parameter.Value!["default"] is JsonNode value)
                scope.TryAdd(parameter.Key, (bool)value);
        }

        return Run(root["rules"]!.AsArray(), scope) ?? throw new InvalidOperationException("no rule applies");
    }

    private static (string? Url, string? Error)? Run(JsonArray rules, Dictionary<string, object> outer)
    {
        foreach (JsonNode rule in rules.OfType<JsonNode>())
        {
            Dictionary<string, object> scope = new(outer, StringComparer.Ordinal);
            if (!rule["conditions"]!.AsArray().All(condition => Holds(condition!, scope)))
                continue;
            return (string)rule["type"]! switch
            {
                "tree" => Run(rule["rules"]!.AsArray(), scope) ?? throw new InvalidOperationException("a tree without end"),
                "error" => (null, Text(rule["error"]!, scope)),
                "endpoint" => (Text(rule["endpoint"]!["url"]!, scope), null),
                string type => throw new NotSupportedException(type),
            };
        }

        return null;
    }

    private static bool Holds(JsonNode condition, Dictionary<string, object> scope)
    {
        object? value = Call(condition, scope);
        if (value is not null && (string?)condition["assign"] is string name)
            scope[name] = value;
        return value is not (null or false);
    }

    private static object? Call(JsonNode call, Dictionary<string, object> scope)
    {
        object?[] argv = [.. call["argv"]!.AsArray().Select(argument => Value(argument!, scope))];
        return (string)call["fn"]! switch
        {
            "isSet" => argv[0] is not null,
            "not" => argv[0] is false,
            "booleanEquals" or "stringEquals" => Equals(argv[0], argv[1]),
            "aws.partition" => Fn.Partition((string)argv[0]!),
            "getAttr" => ((Partition)argv[0]!)[(string)argv[1]!],
            string function => throw new NotSupportedException(function),
        };
    }

    private static object? Value(JsonNode node, Dictionary<string, object> scope) => node.GetValueKind() switch
    {
        JsonValueKind.Object when (string?)node["ref"] is string name => scope.GetValueOrDefault(name),
        JsonValueKind.Object => Call(node, scope),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => Text(node, scope),
    };

    private static string Text(JsonNode node, Dictionary<string, object> scope) =>
        node.GetValueKind() is JsonValueKind.Object
            ? (string)Value(node, scope)!
            : Placeholder().Replace((string)node!, match => match.Groups["path"].Success
                ? (string)((Partition)scope[match.Groups["name"].Value])[match.Groups["path"].Value]!
                : (string)scope[match.Groups["name"].Value]);

    [GeneratedRegex(@"\{(?<name>[^#{}]+)(#(?<path>[^{}]+))?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
