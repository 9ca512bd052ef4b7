using System;
using System.Buffers;
using System.Net.WebSockets;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>One client of a kernel, over a WebSocket.</summary>
internal sealed class KernelConnection(Kernel kernel, HttpContext context)
{
    private const int LargestMessage = 1024 * 1024;

    // Several times what the answer to the largest message can have.
    private const int MaxWaitingBytes = 32 * 1024 * 1024;

    // A WebSocket takes one message at a time, and a kernel must not wait for a slow client.
    private readonly Channel<byte[]> _outgoing =
        Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });

    private readonly KernelWire _wire =
        context.WebSockets.WebSocketRequestedProtocols.Contains(KernelWire.BinaryProtocol) ? KernelWire.Binary : KernelWire.Json;

    private WebSocketCloseStatus _closeStatus = WebSocketCloseStatus.NormalClosure;
    private int _waitingBytes;

    /// <summary>Sends a message after those before it. A client that does not read them is disconnected.</summary>
    internal void Send(KernelMessage message)
    {
        byte[] bytes = _wire.Write(message);
        if (Interlocked.Add(ref _waitingBytes, bytes.Length) > MaxWaitingBytes) context.Abort();
        else _outgoing.Writer.TryWrite(bytes);
    }

    /// <summary>Closes the connection after what has been sent already.</summary>
    internal void End() => _outgoing.Writer.TryComplete();

    /// <summary>Speaks the protocol until either side ends it.</summary>
    internal async Task TalkAsync()
    {
        using WebSocket socket = await context.WebSockets
            .AcceptWebSocketAsync(_wire == KernelWire.Binary ? KernelWire.BinaryProtocol : null).ConfigureAwait(false);
        try
        {
            await TalkAsync(socket, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The client has left without closing or does not read, or the emulator stops.
        }
    }

    private async Task TalkAsync(WebSocket socket, CancellationToken stop)
    {
        kernel.Connect(this);
        Task sending = SendAllAsync(socket, stop);
        try
        {
            _closeStatus = await ReceiveAllAsync(socket, stop).ConfigureAwait(false);
        }
        finally
        {
            kernel.Disconnect(this);
            End();
            await sending.ConfigureAwait(false);
        }
    }

    private async Task SendAllAsync(WebSocket socket, CancellationToken stop)
    {
        await foreach (byte[] message in _outgoing.Reader.ReadAllAsync(stop).ConfigureAwait(false))
        {
            await socket.SendAsync(message, _wire.MessageType, endOfMessage: true, stop).ConfigureAwait(false);
            Interlocked.Add(ref _waitingBytes, -message.Length);
        }

        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(_closeStatus, statusDescription: null, stop).ConfigureAwait(false);
    }

    /// <returns>Why there is nothing more to receive.</returns>
    private async Task<WebSocketCloseStatus> ReceiveAllAsync(WebSocket socket, CancellationToken stop)
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
                kernel.Receive(_wire.Read(message.WrittenSpan, part.MessageType), this);
            }
            catch (FormatException)
            {
                return WebSocketCloseStatus.InvalidPayloadData;
            }

            message.ResetWrittenCount();
        }
    }
}
