using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Hosting;

/// <summary>Starting and stopping in process.</summary>
public sealed class EmulatorHostTests
{
    [Fact]
    public async Task Many_run_side_by_side_on_loopback()
    {
        EmulatorHost[] hosts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => EmulatorHost.StartAsync()));

        Assert.All(hosts, host => Assert.Equal(("http", "127.0.0.1"), (host.Url.Scheme, host.Url.Host)));
        Assert.Equal(20, hosts.Select(h => h.Url.Port).Distinct().Count());
        foreach (EmulatorHost host in hosts) await host.DisposeAsync();
    }

    [Fact]
    public async Task A_port_is_free_again_when_it_has_stopped()
    {
        EmulatorHost first = await EmulatorHost.StartAsync();
        await using (first)
        {
            await Assert.ThrowsAsync<IOException>(() =>
                EmulatorHost.StartAsync(new EmulatorOptions { Port = first.Url.Port }));
        }

        await using EmulatorHost second = await EmulatorHost.StartAsync(new EmulatorOptions { Port = first.Url.Port });
        Assert.Equal(first.Url, second.Url);
    }

    [Fact]
    public async Task The_environment_does_not_move_it()
    {
        Environment.SetEnvironmentVariable("ASPNETCORE_URLS", "http://0.0.0.0:0");
        try
        {
            await using EmulatorHost host = await EmulatorHost.StartAsync();
            Assert.Equal("127.0.0.1", host.Url.Host);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ASPNETCORE_URLS", null);
        }
    }

    [Fact]
    public async Task Requests_are_logged_on_demand_and_without_secrets()
    {
        List<string> log = [];
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Log = log.Add, LogRequests = true });

        Answer issued = await emulator.EndpointAsync("fault-internal-1");
        await emulator.CallAsync("GET", "/gateway/e/api", "token secret");

        Assert.Equal(500, issued.Status);
        Assert.Equal(
            [
                "POST /virtualclusters/abc123/endpoints/fault-internal-1/credentials "
                    + "GetManagedEndpointSessionCredentials 500 InternalServerException",
                "GET /gateway/e/api gateway 401",
            ],
            log);
    }

    [Fact]
    public async Task It_speaks_plain_http_1_1()
    {
        await using EmulatorHost host = await EmulatorHost.StartAsync();
        using HttpClient http = new();

        using HttpResponseMessage response = await http.GetAsync(new Uri(host.Url, "/_emulator"));

        Assert.Equal(new Version(1, 1), response.Version);
        Assert.False(response.Headers.Contains("Server"));
    }
}
