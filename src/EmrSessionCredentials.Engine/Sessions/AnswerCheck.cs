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
    internal static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "AdditionalMasterSecurityGroups", "AdditionalSlaveSecurityGroups", "applicationConfiguration", "Applications",
        "applications", "Args", "Clusters", "Configurations", "configurations", "endpoints", "EngineConfigurations",
        "ErrorData", "ErrorDetails", "PlacementGroups", "RequestedEc2AvailabilityZones", "RequestedEc2SubnetIds",
        "runtimeConfiguration", "securityGroupIds", "Sessions", "sessions", "subnetIds", "Tags", "virtualClusters",
    };

    private static readonly HashSet<string> Unions =
        new(StringComparer.Ordinal) { "credentials", "endpointCredentials", "Credentials" };

    private static readonly HashSet<string> Texts =
        new(StringComparer.Ordinal) { "token", "authToken", "AuthToken", "Username", "Password", "PresignedURL" };

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

    private static void CheckMembers(JsonElement structure)
    {
        HashSet<string>? seen = null;
        foreach (JsonProperty member in structure.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
                continue;
            string name = member.Name;
            if (Texts.Contains(name) || Unions.Contains(name))
                Check((seen ??= new(StringComparer.Ordinal)).Add(name));
            if (Lists.Contains(name))
                Check(member.Value.ValueKind == JsonValueKind.Array);
            else if (Texts.Contains(name))
                Check(member.Value.ValueKind == JsonValueKind.String);
            else if (Unions.Contains(name))
                Check(member.Value.ValueKind == JsonValueKind.Object && IsUnion(member.Value));
            CheckValue(member.Value);
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
}
