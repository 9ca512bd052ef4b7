using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Configuration;

/// <summary>What a case gives a client, besides the environment of this process.</summary>
internal sealed record CaseInput(string? Profile, string? Region, string Service, IReadOnlyDictionary<string, string> Environment, Uri Proxy);

/// <summary>A case of <c>tests/Data/configuration.json</c>: files and an environment, and what botocore did with them.</summary>
internal sealed class ConfigurationCase(JsonNode node)
{
    internal const string Refused = "refused";

    internal string Name => (string)node["name"]!;

    /// <summary>What botocore did: the call that it signed, or <see cref="Refused"/>.</summary>
    internal string Expected => node["botocore"] is { } outcome && outcome[Refused] is null
        ? Outcome(
            (string?)outcome["accessKey"],
            (string?)outcome["sessionToken"],
            (string?)outcome["region"],
            (string?)outcome["endpoint"],
            outcome["calls"]?.AsArray().Select(call => (string)call!) ?? [])
        : Refused;

    internal static IEnumerable<ConfigurationCase> ReadAll() => new[] { "configuration.json", "configuration-more.json" }
        .SelectMany(file => DataCases.Read(file).AsArray()).Select(item => new ConfigurationCase(item!));

    /// <summary>Runs the case.</summary>
    /// <param name="server">AWS over plain http.</param>
    /// <param name="client">Makes the call; gives why it was refused, or null.</param>
    /// <returns>The same form as <see cref="Expected"/>, and why the call was refused.</returns>
    internal async Task<(string Outcome, string? Refusal)> RunAsync(LoopbackServer server, Func<CaseInput, Task<string?>> client)
    {
        using Scratch scratch = new();
        using RecordingAws aws = new(
            server, node.ToJsonString(), node["behaviour"]?["imds_hop"] is not null, node["behaviour"]?["imds_v1"] is not null);
        string Fill(string text) => text
            .Replace("@HOME@", scratch.Home, StringComparison.Ordinal)
            .Replace("@URL@", aws.Url, StringComparison.Ordinal)
            .Replace("@HOSTPORT@", aws.HostAndPort, StringComparison.Ordinal)
            .Replace("@IN_4_HOURS@", Moment(4), StringComparison.Ordinal)
            .Replace("@4_HOURS_AGO@", Moment(-4), StringComparison.Ordinal);

        foreach ((string path, JsonNode? text) in node["files"]!.AsObject())
        {
            string written = scratch.Write(path, Fill((string)text!));
            if (Path.GetExtension(path) is ".sh" or ".py" && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(written, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Dictionary<string, string> environment = new(StringComparer.Ordinal)
        {
            ["HOME"] = scratch.Home,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = aws.Url,
        };
        foreach ((string name, JsonNode? value) in node["env"]?.AsObject() ?? [])
            environment[name] = Fill((string)value!);
        foreach ((string name, string value) in environment)
            scratch.Set(name, value);

        CaseInput input = new(
            (string?)node["profile"], (string?)node["region"], (string?)node["service"] ?? "emr", environment, aws.Proxy);
        if (await client(input) is string refusal)
            return (Refused, refusal.Replace(scratch.Home, "~", StringComparison.Ordinal));

        AwsRequest call = aws.EmrRequest!;
        string[] signature = RecordingAws.Signature(call);
        string outcome = Outcome(
            signature[0], call.Header("X-Amz-Security-Token"), signature[2], call.Address + call.Target, aws.Calls);
        return (outcome.Replace(aws.Url, "@URL@", StringComparison.Ordinal), null);
    }

    private static string Outcome(
        string? accessKey, string? sessionToken, string? region, string? endpoint, IEnumerable<string> calls) =>
        $"{accessKey} {sessionToken} {region} {endpoint?.TrimEnd('/')} [{string.Join(", ", calls)}]";

    private static string Moment(int hours) =>
        DateTime.UtcNow.AddHours(hours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
