using System;
using System.Buffers;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>One client of a kernel, over a WebSocket.</summary>
internal sealed class KernelConnection(Kernel kernel)
{
    private const int LargestMessage = 1024 * 1024;

    // A WebSocket takes one message at a time, and a kernel must not wait for a slow client.
    private readonly Channel<KernelMessage> _outgoing =
        Channel.CreateUnbounded<KernelMessage>(new UnboundedChannelOptions { SingleReader = true });

    private WebSocketCloseStatus _closeStatus = WebSocketCloseStatus.NormalClosure;

    internal void Send(KernelMessage message) => _outgoing.Writer.TryWrite(message);

    /// <summary>Closes the connection after what has been sent already.</summary>
    internal void End() => _outgoing.Writer.TryComplete();

    /// <summary>Speaks the protocol until either side ends it.</summary>
    internal async Task TalkAsync(HttpContext context)
    {
        bool isBinary = context.WebSockets.WebSocketRequestedProtocols.Contains(KernelWire.BinaryProtocol);
        using WebSocket socket = await context.WebSockets
            .AcceptWebSocketAsync(isBinary ? KernelWire.BinaryProtocol : null).ConfigureAwait(false);
        try
        {
            await TalkAsync(socket, isBinary ? KernelWire.Binary : KernelWire.Json, context.RequestAborted)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client has left without closing, or the emulator stops.
        }
    }

    private async Task TalkAsync(WebSocket socket, KernelWire wire, CancellationToken stop)
    {
        kernel.Connect(this);
        Task sending = SendAllAsync(socket, wire, stop);
        try
        {
            _closeStatus = await ReceiveAllAsync(socket, wire, stop).ConfigureAwait(false);
        }
        finally
        {
            kernel.Disconnect(this);
            End();
            await sending.ConfigureAwait(false);
        }
    }

    private async Task SendAllAsync(WebSocket socket, KernelWire wire, CancellationToken stop)
    {
        await foreach (KernelMessage message in _outgoing.Reader.ReadAllAsync(stop).ConfigureAwait(false))
            await socket.SendAsync(wire.Write(message), wire.MessageType, endOfMessage: true, stop).ConfigureAwait(false);
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(_closeStatus, statusDescription: null, stop).ConfigureAwait(false);
    }

    /// <returns>Why there is nothing more to receive.</returns>
    private async Task<WebSocketCloseStatus> ReceiveAllAsync(WebSocket socket, KernelWire wire, CancellationToken stop)
    {
        ArrayBufferWriter<byte> message = new();
        while (true)
        {
            ValueWebSocketReceiveResult part =
                await socket.ReceiveAsync(message.GetMemory(4096), stop).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close) return WebSocketCloseStatus.NormalClosure;
            message.Advance(part.Count);
            if (message.WrittenCount > LargestMessage) return WebSocketCloseStatus.MessageTooBig;
            if (!part.EndOfMessage) continue;
            try
            {
                kernel.Receive(wire.Read(message.WrittenSpan, part.MessageType), this);
            }
            catch (FormatException)
            {
                return WebSocketCloseStatus.InvalidPayloadData;
            }

            message.ResetWrittenCount();
        }
    }
}
