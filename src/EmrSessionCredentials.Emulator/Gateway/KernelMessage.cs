using System;
using System.Globalization;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>One message of Jupyter's kernel protocol, without the binary buffers that only widgets send.</summary>
internal sealed record KernelMessage(
    string Channel,
    JsonObject Header,
    JsonObject ParentHeader,
    JsonObject Metadata,
    JsonObject Content)
{
    internal const string ProtocolVersion = "5.3";

    /// <summary>Where everyone who is connected to a kernel sees what it does.</summary>
    internal const string Broadcast = "iopub";

    internal string? Type => Text(Header, "msg_type");

    internal string? ContentText(string name) => Text(Content, name);

    internal bool ContentFlag(string name) =>
        Content[name] is JsonValue value && value.TryGetValue(out bool flag) && flag;

    /// <summary>A message of the kernel that answers this one.</summary>
    internal KernelMessage Reply(string channel, string type, JsonObject content, DateTimeOffset at) => new(
        channel,
        new JsonObject
        {
            ["msg_id"] = Guid.NewGuid().ToString(),
            ["msg_type"] = type,
            ["username"] = "emulator",
            ["session"] = Text(Header, "session"),
            ["date"] = Time(at),
            ["version"] = ProtocolVersion,
        },
        Header.DeepClone().AsObject(),
        [],
        content);

    /// <summary>With six digits for the fraction: Jupyter's server reads no more.</summary>
    internal static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string? Text(JsonObject from, string name) =>
        from[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
