using System;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Hosting;

/// <summary>Web pages in a browser cannot use the control routes.</summary>
public sealed class ControlAccessTests
{
    private const string Fault = """{"fault":"throttle-2"}""";

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:80")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:8080")]
    [InlineData("[::1]")]
    [InlineData("[::1]:8080")]
    public async Task A_loopback_host_is_answered(string host)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Assert.Equal(200, (await SendAsync(emulator, "GET", "/_emulator/requests", ("Host", host))).Status);
    }

    [Theory]
    [InlineData("rebound.example")]
    [InlineData("rebound.example:80")]
    [InlineData("127.0.0.1.rebound.example")]
    [InlineData("localhost.rebound.example")]
    [InlineData("rebound.localhost")]
    [InlineData("127.0.0.2")]
    [InlineData("[::2]")]
    public async Task Another_host_is_refused(string host)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        emulator.Host.Faults.Add("throttle-2");

        Answer read = await SendAsync(emulator, "GET", "/_emulator/requests", ("Host", host));
        Answer cleared = await SendAsync(emulator, "DELETE", "/_emulator/faults", ("Host", host));

        Assert.Equal((403, 403), (read.Status, cleared.Status));
        Assert.Contains("Host header", read.ErrorMessage, StringComparison.Ordinal);
        Assert.Single(emulator.Host.Faults.Rules);
    }

    [Theory]
    [InlineData("POST", "/_emulator/faults", "text/plain", Fault)]
    [InlineData("POST", "/_emulator/faults", "application/x-www-form-urlencoded", Fault)]
    [InlineData("POST", "/_emulator/faults", "application/json-patch+json", Fault)]
    [InlineData("POST", "/_emulator/faults", null, Fault)]
    [InlineData("POST", "/_emulator/release", "text/plain", "{}")]
    [InlineData("PUT", "/_emulator/account", "text/plain", "{}")]
    public async Task A_body_of_another_content_type_is_unsupported(
        string method, string path, string? contentType, string body)
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await SendAsync(emulator, method, path, ("Content-Type", contentType), body);

        Assert.Equal(415, answer.Status);
        Assert.Contains("application/json", answer.ErrorMessage, StringComparison.Ordinal);
        Assert.Empty(emulator.Host.Faults.Rules);
    }

    [Fact]
    public async Task A_POST_without_a_body_and_content_type_is_unsupported()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Assert.Equal(415, (await SendAsync(emulator, "POST", "/_emulator/release", ("Accept", "*/*"))).Status);
    }

    [Fact]
    public async Task A_content_type_with_a_charset_is_accepted()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();

        Answer answer = await SendAsync(
            emulator, "POST", "/_emulator/faults", ("Content-Type", "application/json; charset=utf-8"), Fault);

        Assert.Equal(201, answer.Status);
    }

    private static Task<Answer> SendAsync(
        RunningEmulator emulator,
        string method,
        string path,
        (string Name, string? Value) header,
        string body = "") =>
        emulator.SendAsync(new SignedRequest
        {
            Method = method,
            Path = path,
            Headers = header.Value is null ? [] : [KeyValuePair.Create(header.Name, header.Value)],
            Body = Encoding.UTF8.GetBytes(body),
        });
}
