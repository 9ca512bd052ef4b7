using System;
using System.IO;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Hosting;

/// <summary>The main port over TLS.</summary>
public sealed class HttpsTests
{
    private const string Endpoint = "/virtualclusters/vcemulated000000000000001/endpoints/epemulated000000010000001";

    [Fact]
    public async Task Everything_is_served_over_https_and_the_endpoint_names_its_certificate_authority()
    {
        string file = Path.GetTempFileName();
        await using RunningEmulator emulator =
            await RunningEmulator.StartAsync(o => o with { Https = true, CertificateFile = file });

        JsonNode described = (await emulator.GetAsync(AccountCalls.Containers, Endpoint)).Json["endpoint"]!;
        string pem = Encoding.ASCII.GetString(Convert.FromBase64String((string)described["certificateAuthority"]!["certificateData"]!));

        Assert.Equal("https", emulator.Host.Url.Scheme);
        Assert.NotEqual(emulator.Host.Url.Port, emulator.Host.SparkConnect.Url.Port);
        Assert.Equal($"{emulator.Host.Url}gateway/epemulated000000010000001", (string?)described["serverUrl"]);
        Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), $"{pem}\n");
        Assert.Equal(200, (await emulator.ClusterAsync("j-1")).Status);
        File.Delete(file);
    }

    [Fact]
    public async Task Plain_http_has_no_certificate_authority()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        JsonNode described = (await emulator.GetAsync(AccountCalls.Containers, Endpoint)).Json["endpoint"]!;

        Assert.Equal("http", emulator.Host.Url.Scheme);
        Assert.Null(described["certificateAuthority"]);
    }
}
