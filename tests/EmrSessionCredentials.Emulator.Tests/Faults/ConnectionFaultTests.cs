using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Faults;

/// <summary>Faults that break the connection.</summary>
public sealed class ConnectionFaultTests
{
    [Fact]
    public async Task A_reset_comes_in_the_middle_of_the_body()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        (string received, SocketError? error) = await RawAsync(emulator, "fault-reset");

        string[] headAndBody = received.Split("\r\n\r\n", 2);
        const string LengthHeader = "Content-Length: ";
        string length = headAndBody[0].Split("\r\n").Single(h => h.StartsWith(LengthHeader, StringComparison.Ordinal));
        string body = headAndBody[1];
        Assert.Equal(int.Parse(length[LengthHeader.Length..], CultureInfo.InvariantCulture) / 2, body.Length);
        Assert.StartsWith("{\"id\":", body, StringComparison.Ordinal);
        Assert.Equal(SocketError.ConnectionReset, error);
    }

    [Fact]
    public async Task A_drop_comes_before_anything()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        (string received, _) = await RawAsync(emulator, "fault-drop");

        Assert.Equal("", received);
    }

    [Theory]
    [InlineData("fault-reset")]
    [InlineData("fault-drop")]
    public async Task Neither_is_an_answer_to_a_client(string endpoint)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => emulator.EndpointAsync(endpoint));

        Assert.Equal((1, 0), (emulator.Host.Observed.Total, emulator.Host.Observed.InFlight));
        Assert.Equal(200, (await emulator.EndpointAsync("e")).Status);
    }

    [Fact]
    public async Task A_retry_after_a_reset_gets_the_credential_that_was_issued()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        JsonObject body = RunningEmulator.EndpointBody(("clientToken", "t"));
        await Assert.ThrowsAsync<HttpRequestException>(() => emulator.EndpointAsync("fault-reset-1", body));

        emulator.Time.Advance(TimeSpan.FromSeconds(10));
        Answer second = await emulator.EndpointAsync("fault-reset-1", body);

        Assert.Equal("2026-01-02T03:19:05Z", second.Json["expiresAt"]!.GetValue<string>());
    }

    /// <summary>What arrives on a plain socket until it ends, and how it ends.</summary>
    private static async Task<(string Received, SocketError? Error)> RawAsync(RunningEmulator emulator, string endpoint)
    {
        using RawConnection connection = await RawConnection.CallAsync(emulator, endpoint);
        NetworkStream stream = connection.Stream;
        StringBuilder received = new();
        byte[] buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer) is int count and > 0)
                received.Append(Encoding.UTF8.GetString(buffer, 0, count));
            return (received.ToString(), null);
        }
        catch (IOException e)
        {
            return (received.ToString(), ((SocketException)e.InnerException!).SocketErrorCode);
        }
    }
}
