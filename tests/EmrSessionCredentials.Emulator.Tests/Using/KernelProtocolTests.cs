using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Using;

/// <summary>Jupyter's kernel protocol, over a WebSocket.</summary>
public sealed class KernelProtocolTests
{
    private const string Kernels = "/gateway/e/api/kernels";

    public static TheoryData<string[], string?> Protocols => new()
    {
        { [], null },
        { [KernelClient.BinaryProtocol], KernelClient.BinaryProtocol },
        { ["other", KernelClient.BinaryProtocol], KernelClient.BinaryProtocol },
    };

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task A_cell_gives_the_text_that_a_statement_of_livy_gives(string[] offered, string? chosen)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using KernelClient client = await ConnectAsync(emulator, token, id, offered);

        IReadOnlyList<(string Channel, string Type, JsonNode Content)> told =
            await client.AskAsync("shell", "execute_request", new JsonObject { ["code"] = "1 + 1", ["silent"] = false });

        Assert.Equal(chosen, client.Socket.SubProtocol);
        Assert.Equal(
            [
                ("iopub", "status"), ("iopub", "execute_input"), ("iopub", "execute_result"),
                ("shell", "execute_reply"), ("iopub", "status"),
            ],
            told.Select(t => (t.Channel, t.Type)));
        Assert.Equal("emulated: 1 + 1", (string?)told[2].Content["data"]!["text/plain"]);
        Assert.Equal(("ok", 1), ((string?)told[3].Content["status"], (int)told[3].Content["execution_count"]!));
    }

    [Theory]
    [InlineData("shell", "kernel_info_request", "language_info")]
    [InlineData("control", "interrupt_request", "status")]
    [InlineData("shell", "is_complete_request", "status")]
    [InlineData("shell", "complete_request", "matches")]
    [InlineData("shell", "inspect_request", "found")]
    [InlineData("shell", "history_request", "history")]
    [InlineData("shell", "comm_info_request", "comms")]
    public async Task What_a_notebook_asks_is_answered_on_the_channel_it_came_on(string channel, string type, string member)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using KernelClient client = await ConnectAsync(emulator, token, id);

        IReadOnlyList<(string Channel, string Type, JsonNode Content)> told = await client.AskAsync(channel, type, []);

        (string _, string _, JsonNode content) = Assert.Single(
            told, t => t.Channel == channel && t.Type == type.Replace("_request", "_reply", StringComparison.Ordinal));
        Assert.True(content.AsObject().ContainsKey(member));
    }

    [Fact]
    public async Task Everyone_who_is_connected_sees_a_result_and_one_gets_the_reply()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using KernelClient one = await ConnectAsync(emulator, token, id);
        using KernelClient two = await ConnectAsync(emulator, token, id, KernelClient.BinaryProtocol);
        // A reply shows that the emulator knows of the connection.
        await one.AskAsync("shell", "kernel_info_request", []);
        await two.AskAsync("shell", "kernel_info_request", []);

        await one.AskAsync("shell", "execute_request", new JsonObject { ["code"] = "x" });
        List<string> seen = [];
        while (seen.Count < 4) seen.Add((string)(await two.ReceiveAsync()).Header["msg_type"]!);

        Assert.Equal(["status", "execute_input", "execute_result", "status"], seen);
        Answer kernel = await emulator.CallAsync("GET", $"{Kernels}/{id}", token);
        Assert.Equal(2, kernel.Json["connections"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_silent_cell_shows_nothing_and_is_not_counted()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using KernelClient client = await ConnectAsync(emulator, token, id);

        IReadOnlyList<(string Channel, string Type, JsonNode Content)> told =
            await client.AskAsync("shell", "execute_request", new JsonObject { ["code"] = "x", ["silent"] = true });

        Assert.Equal(["status", "execute_reply", "status"], told.Select(t => t.Type));
        Assert.Equal(0, (int)told[1].Content["execution_count"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_kernel_that_restarts_keeps_its_connection_and_counts_from_one(bool byMessage)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using KernelClient client = await ConnectAsync(emulator, token, id);
        Assert.Equal(1, await CountAsync(client));
        Assert.Equal(2, await CountAsync(client));

        if (byMessage)
        {
            await client.AskAsync("control", "shutdown_request", new JsonObject { ["restart"] = true });
        }
        else
        {
            Answer restarted = await emulator.CallAsync("POST", $"{Kernels}/{id}/restart", token);
            Assert.Equal((200, id), (restarted.Status, restarted.Json["id"]!.GetValue<string>()));
        }

        Assert.Equal(1, await CountAsync(client));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_kernel_that_is_shut_down_is_gone_and_closes_its_connections(bool byMessage)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using KernelClient client = await ConnectAsync(emulator, token, id);

        if (byMessage) await client.AskAsync("control", "shutdown_request", new JsonObject { ["restart"] = false });
        else Assert.Equal(204, (await emulator.CallAsync("DELETE", $"{Kernels}/{id}", token)).Status);

        Assert.Equal(WebSocketCloseStatus.NormalClosure, await client.CloseStatusAsync());
        Assert.Equal("[]", (await emulator.CallAsync("GET", Kernels, token)).Body);
        Assert.Equal(404, (await emulator.CallAsync("GET", $"{Kernels}/{id}", token)).Status);
    }

    [Fact]
    public async Task A_token_that_has_expired_connects_no_more_and_not_again()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using (KernelClient client = await ConnectAsync(emulator, token, id))
        {
            emulator.Time.Advance(TimeSpan.FromSeconds(900));
            // Who is in stays in: the gateway looks at a token when a connection is made.
            Assert.Equal(1, await CountAsync(client));
        }

        using ClientWebSocket again = new();
        again.Options.CollectHttpResponseDetails = true;
        again.Options.SetRequestHeader("Authorization", token);
        UriBuilder url = new(emulator.Host.Url) { Scheme = "ws", Path = $"{Kernels}/{id}/channels" };
        await Assert.ThrowsAsync<WebSocketException>(
            () => again.ConnectAsync(url.Uri, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Unauthorized, again.HttpStatusCode);

        string renewed = $"token {(await emulator.EndpointAsync("e")).Token}";
        using KernelClient back = await ConnectAsync(emulator, renewed, id);
        Assert.Equal(2, await CountAsync(back));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"header":1}""")]
    public async Task What_is_no_message_ends_the_connection(string text)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);

        foreach (string[] protocols in (string[][])[[], [KernelClient.BinaryProtocol]])
        {
            using KernelClient client = await ConnectAsync(emulator, token, id, protocols);
            await client.Socket.SendAsync(
                Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
            Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, await client.CloseStatusAsync());
        }
    }

    [Theory]
    [InlineData("""{"header":{"msg_type":"execute_request","msg_type":"x"}}""")]
    [InlineData("""{"header":{"msg_type":"execute_request"},"content":{"code":"\ud800"}}""")]
    public async Task A_message_with_a_member_twice_or_a_string_that_is_not_text_ends_the_connection(string text)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using KernelClient client = await ConnectAsync(emulator, token, id);

        await client.Socket.SendAsync(
            Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

        Assert.Equal(WebSocketCloseStatus.InvalidPayloadData, await client.CloseStatusAsync());
    }

    [Fact]
    public async Task A_message_with_buffers_is_read_in_the_default_form_too()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using KernelClient client = await ConnectAsync(emulator, token, id);
        byte[] json = Encoding.UTF8.GetBytes(
            """{"channel":"shell","header":{"msg_id":"1","msg_type":"execute_request"},"content":{"code":"x"}}""");
        // Two parts, which begin at 12 and after the JSON: the numbers are big-endian.
        byte[] message = [0, 0, 0, 2, 0, 0, 0, 12, 0, 0, 0, (byte)(12 + json.Length), .. json, 7, 7];

        await client.Socket.SendAsync(
            message, WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken);

        Assert.Equal("busy", (string?)(await client.ReceiveAsync()).Content["execution_state"]);
        Assert.Equal("x", (string?)(await client.ReceiveAsync()).Content["code"]);
    }

    [Fact]
    public async Task An_interrupt_is_taken_and_the_channels_are_a_websocket_only()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);

        Assert.Equal(204, (await emulator.CallAsync("POST", $"{Kernels}/{id}/interrupt", token)).Status);
        Assert.Equal(404, (await emulator.CallAsync("POST", $"{Kernels}/x/interrupt", token)).Status);
        Assert.Equal(404, (await emulator.CallAsync("POST", $"{Kernels}/x/restart", token)).Status);
        Assert.Equal(404, (await emulator.CallAsync("GET", $"{Kernels}/x/channels", token)).Status);
        Assert.Equal(405, (await emulator.CallAsync("GET", $"{Kernels}/{id}/interrupt", token)).Status);
        Assert.Equal(400, (await emulator.CallAsync("GET", $"{Kernels}/{id}/channels", token)).Status);
    }

    [Fact]
    public async Task A_client_that_does_not_read_is_disconnected_and_the_kernel_goes_on()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using KernelClient client = await ConnectAsync(emulator, token, id);
        string code = new('x', 1_000_000);

        await Assert.ThrowsAsync<WebSocketException>(async () =>
        {
            for (int i = 0; i < 100; i++)
                await client.SendAsync("shell", "execute_request", new JsonObject { ["code"] = code });
        });

        using KernelClient other = await ConnectAsync(emulator, token, id);
        Assert.InRange(await CountAsync(other), 10, 100);
    }

    [Fact]
    public async Task The_last_activity_is_when_a_cell_was_sent_with_six_digits_for_the_fraction()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        (string token, string id) = await StartKernelAsync(emulator);
        using KernelClient client = await ConnectAsync(emulator, token, id);
        emulator.Time.Advance(TimeSpan.FromTicks(12_345_678));

        await CountAsync(client);

        Answer kernel = await emulator.CallAsync("GET", $"{Kernels}/{id}", token);
        Assert.Equal("2026-01-02T03:04:06.234567Z", kernel.Json["last_activity"]!.GetValue<string>());
    }

    private static async Task<(string Token, string Id)> StartKernelAsync(RunningEmulator emulator)
    {
        string token = $"token {(await emulator.EndpointAsync("e")).Token}";
        Answer started = await emulator.CallAsync("POST", Kernels, token, """{"name":"pyspark"}""");
        return (token, started.Json["id"]!.GetValue<string>());
    }

    private static Task<KernelClient> ConnectAsync(
        RunningEmulator emulator,
        string token,
        string id,
        params string[] protocols) =>
        KernelClient.ConnectAsync(new Uri(emulator.Host.Url, Kernels), id, token, protocols);

    private static async Task<int> CountAsync(KernelClient client)
    {
        IReadOnlyList<(string Channel, string Type, JsonNode Content)> told =
            await client.AskAsync("shell", "execute_request", new JsonObject { ["code"] = "x" });
        return (int)told.Single(t => t.Type == "execute_reply").Content["execution_count"]!;
    }
}
