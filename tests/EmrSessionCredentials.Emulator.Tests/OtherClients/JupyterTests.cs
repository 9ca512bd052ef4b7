using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.OtherClients;

/// <summary>A real Jupyter server, wherever there is one (Debian: package jupyter-server).</summary>
public sealed class JupyterTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 300_000)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_jupyter_server_runs_a_cell_on_the_gateway(bool overTls)
    {
        string? program = OtherClient.Find("jupyter-server", "jupyter-server.exe");
        Assert.SkipWhen(program is null, "jupyter-server is not on the PATH");
        string authority = Path.GetTempFileName();
        // Python compares the certificate's dates with its own clock.
        await using RunningEmulator emulator = await RunningEmulator.StartAsync(
            o => overTls ? o with { Https = true, CertificateFile = authority, Time = TimeProvider.System } : o);
        if (overTls) emulator.Time.Advance(DateTimeOffset.UtcNow - emulator.Time.GetUtcNow());
        string token = (await emulator.EndpointAsync("e")).Token!;
        using JupyterServer server = await JupyterServer.StartAsync(
            program,
            ("JUPYTER_GATEWAY_URL", new Uri(emulator.Host.Url, "gateway/e").AbsoluteUri),
            ("JUPYTER_GATEWAY_AUTH_TOKEN", token),
            ("JUPYTER_GATEWAY_VALIDATE_CERT", "true"),
            ("JUPYTER_GATEWAY_REQUEST_TIMEOUT", "300"),
            // Jupyter Server looks at its own JUPYTER_GATEWAY_CA_CERTS only where it has a client certificate, too.
            (overTls ? "SSL_CERT_FILE" : "UNUSED", authority));
        using HttpClient http = new() { BaseAddress = server.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("token", JupyterServer.Token);

        JsonNode? specs = await http.GetFromJsonAsync<JsonNode>("api/kernelspecs", Stop);
        string id = (string)(await PostAsync(http, "api/kernels", new JsonObject { ["name"] = "pyspark" }))!["id"]!;
        using KernelClient client =
            await KernelClient.ConnectAsync(new Uri(server.Url, "api/kernels"), id, $"token {JupyterServer.Token}");
        await server.ConnectingAsync();
        IReadOnlyList<(string Channel, string Type, JsonNode Content)> told =
            await client.AskAsync("shell", "execute_request", new JsonObject { ["code"] = "1 + 1" });
        await PostAsync(http, $"api/kernels/{id}/interrupt", body: null);
        JsonNode? restarted = await PostAsync(http, $"api/kernels/{id}/restart", body: null);
        using HttpResponseMessage stopped = await http.DeleteAsync(new Uri($"api/kernels/{id}", UriKind.Relative), Stop);

        Assert.Equal("pyspark", (string?)specs!["kernelspecs"]!["pyspark"]!["name"]);
        Assert.Equal("emulated: 1 + 1", (string?)told.Single(t => t.Type == "execute_result").Content["data"]!["text/plain"]);
        Assert.Equal(id, (string?)restarted!["id"]);
        Assert.Equal(204, (int)stopped.StatusCode);
        Assert.Equal("[]", (await emulator.CallAsync("GET", "/gateway/e/api/kernels", $"token {token}")).Body);
        File.Delete(authority);
    }

    private static async Task<JsonNode?> PostAsync(HttpClient http, string path, JsonObject? body)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(path, body, Stop);
        string text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        return text.Length > 0 ? JsonNode.Parse(text) : null;
    }
}
