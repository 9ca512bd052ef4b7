using System;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>
/// One server for every service the providers may call, for as long as the tests run: AWSSDK keeps the instance
/// metadata endpoint for the process. And one collection, because the environment is the process's.
/// </summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class EnvironmentCollection : ICollectionFixture<LoopbackServer>
{
    public const string Name = "environment";
}

/// <summary>
/// An empty environment: no AWS_* variable, a HOME of its own, no instance metadata. Restored at the end.
/// </summary>
internal sealed class Scratch : IDisposable
{
    private readonly Dictionary<string, string?> _before = [];

    internal Scratch()
    {
        Home = Directory.CreateTempSubdirectory("emr-identity-").FullName;
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)))
        {
            Set(name, null);
        }

        Set("HOME", Home);
        Set("USERPROFILE", Home);
        Set("AWS_EC2_METADATA_DISABLED", "true");
    }

    internal string Home { get; }

    internal string CredentialsPath => Path.Combine(Home, ".aws", "credentials");

    internal string ConfigPath => Path.Combine(Home, ".aws", "config");

    internal void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    internal string Write(string path, string text)
    {
        string full = Path.Combine(Home, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    internal void Credentials(string text) => Write(CredentialsPath, text);

    internal void Config(string text) => Write(ConfigPath, text);

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        Directory.Delete(Home, recursive: true);
    }
}

/// <summary>A request as the server saw it.</summary>
public sealed record Call(string Method, string Path, string Headers, string Body);

/// <summary>Speaks just enough HTTP/1.1 on a free port of 127.0.0.1 for AWSSDK's clients.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public LoopbackServer()
    {
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = AcceptAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<Call> Calls { get; } = new();

    /// <summary>What to answer; set by each test.</summary>
    public Func<Call, Task<(int Status, string Body)>> Answer { get; set; } = _ => Task.FromResult((404, ""));

    public void Reply(Func<Call, (int Status, string Body)> answer)
    {
        Calls.Clear();
        Answer = call => Task.FromResult(answer(call));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                if (await ReadAsync(stream) is not Call call)
                    return;

                Calls.Enqueue(call);
                (int status, string body) = await Answer(call);
                byte[] payload = Encoding.UTF8.GetBytes(body);
                string type = body.StartsWith('<') ? "text/xml" : "application/json";
                string head = $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {payload.Length}\r\n"
                    + "x-amzn-RequestId: req-1\r\nConnection: close\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
                await stream.WriteAsync(payload);
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
            {
                // The client hung up.
            }
        }
    }

    private static async Task<Call?> ReadAsync(NetworkStream stream)
    {
        List<byte> bytes = [];
        byte[] buffer = new byte[8192];
        while (true)
        {
            int read = await stream.ReadAsync(buffer);
            if (read == 0)
                return null;

            bytes.AddRange(buffer.AsSpan(0, read).ToArray());
            string text = Encoding.Latin1.GetString(bytes.ToArray());
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0)
                continue;

            string headers = text[..end];
            int length = headers.Split("\r\n")
                .Where(line => line.StartsWith("content-length:", StringComparison.OrdinalIgnoreCase))
                .Select(line => int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture))
                .FirstOrDefault();
            if (text.Length < end + 4 + length)
                continue;

            string[] first = headers.Split("\r\n")[0].Split(' ');
            return new Call(first[0], first[1], headers, text.Substring(end + 4, length));
        }
    }
}

internal static class Answers
{
    internal static string Iso(TimeSpan fromNow) =>
        DateTime.UtcNow.Add(fromNow)
            .ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    internal static string Sts(string action, string accessKey, TimeSpan? validFor = null) => $"""
        <{action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><{action}Result><Credentials>
        <AccessKeyId>{accessKey}</AccessKeyId><SecretAccessKey>sts-secret</SecretAccessKey>
        <SessionToken>sts-token</SessionToken><Expiration>{Iso(validFor ?? TimeSpan.FromHours(1))}</Expiration>
        </Credentials></{action}Result></{action}Response>
        """;

    internal static string StsError(string code, string message) => $"""
        <ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>
        <Code>{code}</Code><Message>{message}</Message></Error><RequestId>req-1</RequestId></ErrorResponse>
        """;

    internal static string Container(string accessKey) => $$"""
        {"Code":"Success","AccessKeyId":"{{accessKey}}","SecretAccessKey":"c-secret","Token":"c-token",
        "Expiration":"{{Iso(TimeSpan.FromHours(6))}}","Message":"","LastUpdated":"{{Iso(TimeSpan.Zero)}}"}
        """;

    /// <summary>The instance metadata service: a role named web, in us-west-2.</summary>
    internal static (int Status, string Body) Instance(Call call, string accessKey) => call.Path switch
    {
        "/latest/api/token" => (200, "imds-token"),
        "/latest/meta-data/iam/security-credentials/" => (200, "web"),
        "/latest/meta-data/iam/security-credentials/web" => (200, Container(accessKey)),
        "/latest/meta-data/iam/info" => (200, """{"Code":"Success","InstanceProfileArn":"arn:x"}"""),
        "/latest/dynamic/instance-identity/document" => (200, """{"region":"us-west-2"}"""),
        _ => (404, ""),
    };
}

internal static class Run
{
    internal static SecureString Secret(string text)
    {
        SecureString secret = new();
        foreach (char c in text)
            secret.AppendChar(c);
        return secret;
    }

    internal static Task<SigningIdentity> SignerAsync(IdentityOptions? options = null) =>
        IdentityResolver.ResolveAsync(options ?? new IdentityOptions(), TestContext.Current.CancellationToken);

    internal static async Task<ImmutableCredentials> KeysAsync(IdentityOptions? options = null) =>
        await (await SignerAsync(options)).Credentials.GetCredentialsAsync();

    internal static Task<ChosenRegion> RegionAsync(IdentityOptions? options = null) =>
        RegionResolver.ResolveAsync(options ?? new IdentityOptions(), TestContext.Current.CancellationToken);

    internal static Task<SessionCredentialException> FailsAsync(Func<Task> act) =>
        Assert.ThrowsAsync<SessionCredentialException>(act);

    /// <summary>Everything of an exception that could ever be shown.</summary>
    internal static string AllText(Exception exception)
    {
        StringBuilder text = new(exception.ToString());
        if (exception is SessionCredentialException known)
            text.Append(known.Advice).Append(known.ErrorCode);
        foreach (DictionaryEntry entry in exception.Data)
            text.Append(entry.Key).Append(entry.Value);
        return text.ToString();
    }
}
