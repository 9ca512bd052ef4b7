using System;
using System.Linq;
using System.Text.Json;
using Amazon.Runtime;
using EmrSessionCredentials.Input;
using CredentialsRefreshState = Amazon.Runtime.RefreshingAWSCredentials.CredentialsRefreshState;

namespace EmrSessionCredentials.Identity;

/// <summary>The JSON object in which a process, a container or an instance gives credentials.</summary>
internal static class CredentialDocument
{
    private static readonly string[] ErrorMembers = ["code", "message"];

    /// <summary>Reads what a <c>credential_process</c> printed.</summary>
    /// <exception cref="FormatException">What is wrong with it, without any value of it.</exception>
    internal static CredentialsRefreshState ReadProcess(ReadOnlyMemory<byte> json, DateTimeOffset now)
    {
        using JsonDocument document = Parse(json);
        JsonElement root = document.RootElement;
        if (Find(root, "Version") is not { } version)
            throw new FormatException("there is no Version, which must be 1");
        if (version.ValueKind != JsonValueKind.Number || !version.TryGetDouble(out double number) || number != 1)
            throw new FormatException("Version is not 1");
        return Read(root, Text(root, "SessionToken"), Text(root, "Expiration"), now);
    }

    /// <summary>Reads what the credentials endpoint of a container, or the metadata service of an instance, answered.</summary>
    /// <exception cref="FormatException">What is wrong with it, without any value of it.</exception>
    internal static CredentialsRefreshState ReadContainer(ReadOnlyMemory<byte> json, DateTimeOffset now)
    {
        using JsonDocument document = Parse(json);
        JsonElement root = document.RootElement;
        return Read(root, Required(root, "Token"), Required(root, "Expiration"), now);
    }

    /// <summary>The code and message of an error; null where it has none or is not JSON.</summary>
    internal static string? ReadError(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = Parse(json);
            // Containers differ in the case of these names.
            string[] texts = [.. ErrorMembers.Select(name => JsonMembers
                .Find(document.RootElement, name, StringComparison.OrdinalIgnoreCase)
                .Select(JsonMembers.Text).FirstOrDefault(text => !string.IsNullOrEmpty(text))).OfType<string>()];
            return texts.Length == 0 ? null : string.Join(": ", texts);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static CredentialsRefreshState Read(JsonElement root, string? token, string? expiration, DateTimeOffset now)
    {
        ImmutableCredentials keys = new(Required(root, "AccessKeyId"), Required(root, "SecretAccessKey"), token);
        if (expiration is null)
            return new CredentialsRefreshState(keys, DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc));
        if (Moment.Find(expiration) is not { } expires)
            throw new FormatException("Expiration is not a date and time with a time zone");
        return expires > now.UtcDateTime
            ? new CredentialsRefreshState(keys, expires)
            : throw new FormatException(
                "they have already expired (Expiration). Check the clock of this computer, too");
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
                return document;
        }
        catch (JsonException)
        {
            // Its message quotes the text.
        }

        document?.Dispose();
        throw new FormatException("this is not a JSON object");
    }

    private static string Required(JsonElement root, string name) =>
        Text(root, name) ?? throw new FormatException($"there is no {name}");

    // null and "" count as absent.
    private static string? Text(JsonElement root, string name)
    {
        if (Find(root, name) is not { ValueKind: not JsonValueKind.Null } value)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw new FormatException($"{name} is not a string");
        string text = JsonMembers.Text(value) ?? throw new FormatException($"{name} is not valid Unicode");
        return text.Length > 0 ? text : null;
    }

    // Of two members with one name, the last one, as everywhere in .NET.
    private static JsonElement? Find(JsonElement root, string name) =>
        JsonMembers.Find(root, name, StringComparison.Ordinal).Cast<JsonElement?>().LastOrDefault();
}
