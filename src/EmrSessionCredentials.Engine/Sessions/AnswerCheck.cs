using System;
using System.Collections.Generic;
using System.Text.Json;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// Checks a successful answer before AWSSDK.Core reads it. Its reader never ends on a list that is not one
/// (<c>{"virtualClusters":"x"}</c>), reads a number as a token, and takes one of two members of a union.
/// </summary>
internal static class AnswerCheck
{
    /// <summary>The members that are lists, in the answers of all operations that are called.</summary>
    internal static readonly IReadOnlyList<string> Lists =
    [
        "AdditionalMasterSecurityGroups", "AdditionalSlaveSecurityGroups", "applicationConfiguration", "Applications",
        "applications", "Args", "Clusters", "Configurations", "configurations", "endpoints", "EngineConfigurations",
        "ErrorData", "ErrorDetails", "PlacementGroups", "RequestedEc2AvailabilityZones", "RequestedEc2SubnetIds",
        "runtimeConfiguration", "securityGroupIds", "Sessions", "sessions", "subnetIds", "Tags", "virtualClusters",
    ];

    private static readonly Dictionary<string, MemberKind> Members = Index(
        (MemberKind.List, Lists),
        (MemberKind.Union, ["credentials", "endpointCredentials", "Credentials"]),
        (MemberKind.Text, ["token", "authToken", "AuthToken", "Username", "Password", "PresignedURL"]));

    // What our clients and AWSSDK.Core accept, too.
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true };

    /// <exception cref="MalformedAnswerException">The answer is not JSON, or a member is of another type.</exception>
    internal static void ThrowIfMalformed(ReadOnlyMemory<byte> body)
    {
        if (body.Span.StartsWith("\uFEFF"u8))
            body = body.Slice("\uFEFF"u8.Length);
        if (IsBlank(body.Span))
            return;
        try
        {
            using JsonDocument document = JsonDocument.Parse(body, Options);
            Check(document.RootElement.ValueKind == JsonValueKind.Object);
            CheckMembers(document.RootElement);
        }
        catch (JsonException)
        {
            // Its message can quote the body.
            throw new MalformedAnswerException();
        }
    }

    private static Dictionary<string, MemberKind> Index(params (MemberKind Kind, IReadOnlyList<string> Names)[] kinds)
    {
        Dictionary<string, MemberKind> members = new(StringComparer.Ordinal);
        foreach ((MemberKind kind, IReadOnlyList<string> names) in kinds)
        {
            foreach (string name in names)
                members.Add(name, kind);
        }

        return members;
    }

    private static void CheckMembers(JsonElement structure)
    {
        foreach (JsonProperty member in structure.EnumerateObject())
        {
            JsonElement value = member.Value;
            if (value.ValueKind == JsonValueKind.Null)
                continue;
            string name = member.Name;
            if (Members.TryGetValue(name, out MemberKind kind))
            {
                Check(kind switch
                {
                    MemberKind.List => value.ValueKind == JsonValueKind.Array,
                    MemberKind.Text => value.ValueKind == JsonValueKind.String,
                    _ => value.ValueKind == JsonValueKind.Object && IsUnion(value),
                });
                if (kind != MemberKind.List)
                    Check(IsThereOnce(structure, name));
            }

            CheckValue(value);
        }
    }

    private static void CheckValue(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            CheckMembers(value);
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement entry in value.EnumerateArray())
                CheckValue(entry);
        }
    }

    private static bool IsUnion(JsonElement union)
    {
        int set = 0;
        foreach (JsonProperty member in union.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null && !member.NameEquals("__type"))
                set++;
        }

        return set <= 1;
    }

    private static bool IsThereOnce(JsonElement structure, string name)
    {
        int set = 0;
        foreach (JsonProperty member in structure.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Null && member.NameEquals(name))
                set++;
        }

        return set == 1;
    }

    private static bool IsBlank(ReadOnlySpan<byte> body)
    {
        foreach (byte character in body)
        {
            if (" \t\r\n"u8.IndexOf(character) < 0)
                return false;
        }

        return true;
    }

    private static void Check(bool isAsDefined)
    {
        if (!isAsDefined)
            throw new MalformedAnswerException();
    }

    private enum MemberKind
    {
        List,
        Union,
        Text,
    }
}
