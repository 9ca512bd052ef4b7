using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>A client of one kernel, over .NET's WebSocket, in either of the two forms of a message.</summary>
internal sealed class KernelClient : IDisposable
{
    internal const string BinaryProtocol = "v1.kernel.websocket.jupyter.org";

    private readonly ClientWebSocket _socket = new();

    internal WebSocket Socket => _socket;

    private bool IsBinary => _socket.SubProtocol is BinaryProtocol;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <param name="kernels">The URL of <c>…/api/kernels</c>.</param>
    /// <param name="id">The kernel.</param>
    /// <param name="authorization">The header.</param>
    /// <param name="protocols">The subprotocols that the client knows.</param>
    /// <exception cref="WebSocketException">It was refused.</exception>
    internal static async Task<KernelClient> ConnectAsync(
        Uri kernels,
        string id,
        string authorization,
        params string[] protocols)
    {
        KernelClient client = new();
        client._socket.Options.SetRequestHeader("Authorization", authorization);
        client._socket.Options.CollectHttpResponseDetails = true;
        foreach (string protocol in protocols) client._socket.Options.AddSubProtocol(protocol);
        UriBuilder url = new(kernels) { Scheme = "ws", Path = $"{kernels.AbsolutePath}/{id}/channels" };
        await client._socket.ConnectAsync(url.Uri, Stop);
        return client;
    }

    public void Dispose() => _socket.Dispose();

    /// <summary>Sends a request and collects what the kernel says to it, until it is idle and has replied.</summary>
    /// <returns>What it said, in order: the channel, the type and the content.</returns>
    internal async Task<IReadOnlyList<(string Channel, string Type, JsonNode Content)>> AskAsync(
        string channel,
        string type,
        JsonObject content)
    {
        string id = await SendAsync(channel, type, content);
        List<(string Channel, string Type, JsonNode Content)> answers = [];
        while (!answers.Exists(IsIdle) || !answers.Exists(a => a.Type.EndsWith("_reply", StringComparison.Ordinal)))
        {
            (string from, JsonNode header, JsonNode parent, JsonNode told) = await ReceiveAsync();
            if (string.Equals((string?)parent["msg_id"], id, StringComparison.Ordinal))
                answers.Add((from, (string)header["msg_type"]!, told));
        }

        return answers;
    }

    internal async Task<string> SendAsync(string channel, string type, JsonObject content)
    {
        string id = Guid.NewGuid().ToString();
        JsonObject header = new()
        {
            ["msg_id"] = id,
            ["msg_type"] = type,
            ["username"] = "test",
            ["session"] = "session-1",
            ["date"] = "2026-01-02T03:04:05.000000Z",
            ["version"] = "5.3",
        };
        await (IsBinary
            ? _socket.SendAsync(Pack(channel, header, content), WebSocketMessageType.Binary, endOfMessage: true, Stop)
            : _socket.SendAsync(Json(channel, header, content), WebSocketMessageType.Text, endOfMessage: true, Stop));
        return id;
    }

    internal async Task<(string Channel, JsonNode Header, JsonNode Parent, JsonNode Content)> ReceiveAsync()
    {
        byte[] bytes = await ReadAsync();
        if (!IsBinary)
        {
            JsonNode json = JsonNode.Parse(bytes)!;
            return ((string)json["channel"]!, json["header"]!, json["parent_header"]!, json["content"]!);
        }

        int[] offsets = [.. Enumerable.Range(1, (int)BitConverter.ToInt64(bytes)).Select(i => (int)BitConverter.ToInt64(bytes, i * 8))];
        byte[] Part(int index) => bytes[offsets[index]..offsets[index + 1]];
        Assert.Equal(bytes.Length, offsets[^1]);
        return (Encoding.UTF8.GetString(Part(0)), JsonNode.Parse(Part(1))!, JsonNode.Parse(Part(2))!, JsonNode.Parse(Part(4))!);
    }

    /// <summary>What the server gives as its reason for closing, after everything that it sent before.</summary>
    internal async Task<WebSocketCloseStatus?> CloseStatusAsync()
    {
        while (_socket.CloseStatus is null) await ReadAsync();
        return _socket.CloseStatus;
    }

    private async Task<byte[]> ReadAsync()
    {
        using MemoryStream message = new();
        byte[] buffer = new byte[4096];
        WebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer), Stop);
            message.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return message.ToArray();
    }

    private static byte[] Json(string channel, JsonObject header, JsonObject content) =>
        Encoding.UTF8.GetBytes(new JsonObject
        {
            ["channel"] = channel,
            ["header"] = header,
            ["parent_header"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
            ["content"] = content,
        }.ToJsonString());

    private static byte[] Pack(string channel, JsonObject header, JsonObject content)
    {
        byte[][] parts = [.. ((string[])[channel, header.ToJsonString(), "{}", "{}", content.ToJsonString()]).Select(Encoding.UTF8.GetBytes)];
        long[] offsets = [.. Enumerable.Range(0, parts.Length + 1).Select(i => 8L * (parts.Length + 2) + parts.Take(i).Sum(p => (long)p.Length))];
        return [.. BitConverter.GetBytes((long)offsets.Length), .. offsets.SelectMany(BitConverter.GetBytes), .. parts.SelectMany(p => p)];
    }

    private static bool IsIdle((string Channel, string Type, JsonNode Content) answer) =>
        answer.Type is "status" && (string?)answer.Content["execution_state"] is "idle";
}
