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

    private static readonly Dictionary<string, Member> Members = Index(
        unions: ["credentials", "endpointCredentials", "Credentials"],
        texts: ["token", "authToken", "AuthToken", "Username", "Password", "PresignedURL"],
        // Of any type: what a credential is for, where, and until when.
        once:
        [
            "Endpoint", "endpoint", "ExpiresAt", "expiresAt", "AuthTokenExpirationTime", "authTokenExpiresAt", "Id", "id",
            "ClusterId", "applicationId", "sessionId", "SessionId", "virtualClusterId", "serverUrl", "authProxyUrl", "MasterPublicDnsName",
        ]);

    // What our clients and AWSSDK.Core accept, too.
    private static readonly JsonReaderOptions Options = new() { AllowTrailingCommas = true };

    /// <exception cref="MalformedAnswerException">The answer is not JSON, or a member is of another type.</exception>
    internal static void ThrowIfMalformed(ReadOnlySpan<byte> body)
    {
        if (IsBlank(body))
            return;
        try
        {
            Utf8JsonReader reader = new(body, Options);
            reader.Read();
            Check(reader.TokenType == JsonTokenType.StartObject);
            CheckValue(ref reader, isUnion: false);
            // Throws if more follows.
            reader.Read();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // It is not JSON, or a name in it is not text. The message can quote the body.
            throw new MalformedAnswerException();
        }
    }

    private static Dictionary<string, Member> Index(string[] unions, string[] texts, string[] once)
    {
        Dictionary<string, Member> members = new(StringComparer.Ordinal);
        foreach (string name in Lists)
            members.Add(name, new Member(JsonTokenType.StartArray));
        int bit = 1;
        foreach (string name in unions)
            members.Add(name, new Member(JsonTokenType.StartObject, bit <<= 1, IsUnion: true));
        foreach (string name in texts)
            members.Add(name, new Member(JsonTokenType.String, bit <<= 1));
        foreach (string name in once)
            members.Add(name, new Member(JsonTokenType.None, bit <<= 1));
        return members;
    }

    private static void CheckValue(ref Utf8JsonReader reader, bool isUnion)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            CheckMembers(ref reader, isUnion);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                CheckValue(ref reader, isUnion: false);
        }
    }

    private static void CheckMembers(ref Utf8JsonReader reader, bool isUnion)
    {
        int set = 0;
        int seen = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            if (name != "__type")
                set++;
            if (Members.TryGetValue(name, out Member member))
            {
                Check((member.Type == JsonTokenType.None || reader.TokenType == member.Type) && (seen & member.Bit) == 0);
                seen |= member.Bit;
            }

            CheckValue(ref reader, member.IsUnion);
        }

        Check(!isUnion || set <= 1);
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

    /// <param name="Type">What its value begins with, unless it is null.</param>
    /// <param name="Bit">A bit of its own, where a structure may have it only once.</param>
    /// <param name="IsUnion">Whether only one member of its value may be set.</param>
    private readonly record struct Member(JsonTokenType Type, int Bit = 0, bool IsUnion = false);
}
