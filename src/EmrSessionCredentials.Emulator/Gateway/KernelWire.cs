using System;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>How a message is written on a WebSocket; the subprotocol decides.</summary>
internal abstract class KernelWire
{
    /// <summary>The name of <see cref="BinaryKernelWire"/>; without it, messages are JSON.</summary>
    internal const string BinaryProtocol = "v1.kernel.websocket.jupyter.org";

    internal static KernelWire Json { get; } = new JsonKernelWire();

    internal static KernelWire Binary { get; } = new BinaryKernelWire();

    internal abstract WebSocketMessageType MessageType { get; }

    internal abstract byte[] Write(KernelMessage message);

    /// <exception cref="FormatException">It is not a message.</exception>
    internal KernelMessage Read(ReadOnlySpan<byte> bytes, WebSocketMessageType type)
    {
        try
        {
            return Parse(bytes, type);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new FormatException("This is not a message of Jupyter's kernel protocol.", e);
        }
    }

    protected abstract KernelMessage Parse(ReadOnlySpan<byte> bytes, WebSocketMessageType type);

    protected static JsonObject Object(JsonNode? node) => node?.AsObject() ?? [];
}
