using System;
using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>
/// The default: JSON as text. A client that sends buffers sends a binary message: the number of parts, where each
/// begins (32 bits each, big-endian), then the parts, of which the first is the JSON.
/// </summary>
internal sealed class JsonKernelWire : KernelWire
{
    internal override WebSocketMessageType MessageType => WebSocketMessageType.Text;

    internal override byte[] Write(KernelMessage message) => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["channel"] = message.Channel,
        ["header"] = message.Header.DeepClone(),
        ["msg_id"] = message.Header["msg_id"]!.DeepClone(),
        ["msg_type"] = message.Type,
        ["parent_header"] = message.ParentHeader.DeepClone(),
        ["metadata"] = message.Metadata.DeepClone(),
        ["content"] = message.Content.DeepClone(),
        ["buffers"] = new JsonArray(),
    }.ToJsonString());

    protected override KernelMessage Parse(ReadOnlySpan<byte> bytes, WebSocketMessageType type)
    {
        JsonObject parsed = Object(CallerJson.Parse(type == WebSocketMessageType.Text ? bytes : FirstPart(bytes)));
        return new KernelMessage(
            parsed["channel"]?.GetValue<string>() ?? "shell",
            Object(parsed["header"]),
            Object(parsed["parent_header"]),
            Object(parsed["metadata"]),
            Object(parsed["content"]));
    }

    private static ReadOnlySpan<byte> FirstPart(ReadOnlySpan<byte> bytes)
    {
        int parts = BinaryPrimitives.ReadInt32BigEndian(bytes);
        int start = BinaryPrimitives.ReadInt32BigEndian(bytes[4..]);
        return parts > 1 ? bytes[start..BinaryPrimitives.ReadInt32BigEndian(bytes[8..])] : bytes[start..];
    }
}
