using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>
/// <c>v1.kernel.websocket.jupyter.org</c>: the number of offsets, where each part begins and the last one ends (64 bits
/// each, little-endian), then the parts: channel, header, parent header, metadata, content, buffers.
/// </summary>
internal sealed class BinaryKernelWire : KernelWire
{
    private const int OffsetSize = sizeof(long);
    private const int Parts = 5;

    internal override WebSocketMessageType MessageType => WebSocketMessageType.Binary;

    internal override byte[] Write(KernelMessage message)
    {
        JsonObject[] objects = [message.Header, message.ParentHeader, message.Metadata, message.Content];
        List<byte[]> parts = [Encoding.UTF8.GetBytes(message.Channel)];
        parts.AddRange(objects.Select(part => Encoding.UTF8.GetBytes(part.ToJsonString())));

        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream); // little-endian on every machine
        long offset = OffsetSize * (parts.Count + 2);
        writer.Write((long)parts.Count + 1);
        writer.Write(offset);
        foreach (byte[] part in parts) writer.Write(offset += part.Length);
        foreach (byte[] part in parts) writer.Write(part);
        writer.Flush();
        return stream.ToArray();
    }

    protected override KernelMessage Parse(ReadOnlySpan<byte> bytes, WebSocketMessageType type)
    {
        if (Number(bytes, 0) < Parts + 1) throw new FormatException("The message has too few parts.");
        return new KernelMessage(
            Encoding.UTF8.GetString(Part(bytes, 0)),
            Json(bytes, 1),
            Json(bytes, 2),
            Json(bytes, 3),
            Json(bytes, 4));
    }

    private static new JsonObject Json(ReadOnlySpan<byte> bytes, int part) =>
        Object(CallerJson.Parse(Part(bytes, part)));

    private static ReadOnlySpan<byte> Part(ReadOnlySpan<byte> bytes, int index) =>
        bytes[Number(bytes, index + 1)..Number(bytes, index + 2)];

    private static int Number(ReadOnlySpan<byte> bytes, int index) =>
        checked((int)BinaryPrimitives.ReadInt64LittleEndian(bytes[(index * OffsetSize)..]));
}
