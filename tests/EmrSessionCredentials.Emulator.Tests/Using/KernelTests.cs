using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.Using;

/// <summary>Kernels of a managed endpoint.</summary>
public sealed class KernelTests
{
    private const string Kernels = "/gateway/e/api/kernels";

    [Fact]
    public async Task A_kernel_is_started_listed_read_and_stopped()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string token = await TokenAsync(emulator, "e");

        Answer started = await emulator.CallAsync("POST", Kernels, token, """{"name":"pyspark"}""");
        string id = started.Json["id"]!.GetValue<string>();
        Answer list = await emulator.CallAsync("GET", Kernels, token);
        Answer read = await emulator.CallAsync("GET", $"{Kernels}/{id}", token);
        Answer stopped = await emulator.CallAsync("DELETE", $"{Kernels}/{id}", token);
        Answer gone = await emulator.CallAsync("GET", $"{Kernels}/{id}", token);

        Assert.Equal((201, $"/api/kernels/{id}"), (started.Status, started.Header("Location")));
        Assert.Equal("pyspark", started.Json["name"]!.GetValue<string>());
        Assert.Equal("idle", started.Json["execution_state"]!.GetValue<string>());
        Assert.Equal($"[{started.Body}]", list.Body);
        Assert.Equal(started.Body, read.Body);
        Assert.Equal((204, ""), (stopped.Status, stopped.Body));
        Assert.Equal((404, $"Kernel does not exist: {id}"), (gone.Status, gone.Json["message"]!.GetValue<string>()));
        Assert.Equal("[]", (await emulator.CallAsync("GET", Kernels, token)).Body);
    }

    [Fact]
    public async Task Kernels_belong_to_an_endpoint_and_one_without_a_name_is_the_default()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Answer started = await emulator.CallAsync("POST", Kernels, await TokenAsync(emulator, "e"));

        Answer other = await emulator.CallAsync("GET", "/gateway/f/api/kernels", await TokenAsync(emulator, "f"));

        Assert.Equal("python3", started.Json["name"]!.GetValue<string>());
        Assert.Equal("[]", other.Body);
    }

    [Fact]
    public void The_newest_ten_thousand_endpoints_keep_their_kernels()
    {
        Gateway.Kernels kernels = new(new ManualTime());
        Count("first", "POST");
        Count("second", "POST");

        // Without HTTP, since these are many.
        for (int i = 0; i < NewestMap<string, object>.Capacity - 1; i++) Count($"e{i}", "GET");

        Assert.Equal((1, 0), (Count("second", "GET"), Count("first", "GET")));

        int Count(string endpoint, string method)
        {
            IncomingRequest request = new(new SignedRequest { Method = method, Path = "/", Headers = [] });
            Reply reply = kernels.Answer(TokenTarget.OfEndpoint("v", endpoint), request, []);
            return JsonNode.Parse(reply.Body.Span) is JsonArray list ? list.Count : 1;
        }
    }

    [Fact]
    public async Task The_newest_thousand_kernels_of_an_endpoint_are_kept_and_the_oldest_ends()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string token = await TokenAsync(emulator, "e");
        List<string> ids = [];
        for (int i = 0; i < 1_000; i++) ids.Add(await StartAsync());
        using KernelClient client = await KernelClient.ConnectAsync(new Uri(emulator.Host.Url, Kernels), ids[0], token);

        ids.Add(await StartAsync());

        Answer list = await emulator.CallAsync("GET", Kernels, token);
        Assert.Equal(ids[1..], JsonNode.Parse(list.Body)!.AsArray().Select(kernel => kernel!["id"]!.GetValue<string>()));
        Assert.Equal(404, (await emulator.CallAsync("GET", $"{Kernels}/{ids[0]}", token)).Status);
        Assert.Equal(WebSocketMessageType.Close, (await client.Socket.ReceiveAsync(
            new ArraySegment<byte>(new byte[1024]), TestContext.Current.CancellationToken)).MessageType);

        async Task<string> StartAsync() =>
            (await emulator.CallAsync("POST", Kernels, token)).Json["id"]!.GetValue<string>();
    }

    [Theory]
    [InlineData("POST", Kernels, """{"name":"cobol"}""", 404, "Kernel specification 'cobol' does not exist.")]
    [InlineData("POST", Kernels, """{"name":1}""", 400, "Invalid JSON in body of request")]
    [InlineData("POST", Kernels, "{", 400, "Invalid JSON in body of request")]
    [InlineData("PUT", Kernels, "", 405, "")]
    [InlineData("POST", Kernels + "/x", "", 405, "")]
    [InlineData("DELETE", Kernels + "/x", "", 404, "Kernel does not exist: x")]
    [InlineData("GET", "/gateway/e/api/kernelspecs/cobol", "", 404, "")]
    [InlineData("GET", Kernels + "/x/y", "", 404, "")]
    public async Task The_rest_is_an_error(string method, string path, string body, int status, string message)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await emulator.CallAsync(method, path, await TokenAsync(emulator, "e"), body);

        Assert.Equal((status, message), (answer.Status, answer.Json["message"]!.GetValue<string>()));
    }

    [Fact]
    public async Task A_kernel_specification_is_told_by_name()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer =
            await emulator.CallAsync("GET", "/gateway/e/api/kernelspecs/pyspark", await TokenAsync(emulator, "e"));

        Assert.Equal("python", answer.Json["spec"]!["language"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("GET")]
    public async Task All_of_it_asks_for_the_token(string method)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Assert.Equal(401, (await emulator.CallAsync(method, Kernels)).Status);
        Assert.Equal(401, (await emulator.CallAsync(method, Kernels, await TokenAsync(emulator, "f"))).Status);
    }

    private static async Task<string> TokenAsync(RunningEmulator emulator, string endpoint) =>
        $"token {(await emulator.EndpointAsync(endpoint)).Token}";
}
