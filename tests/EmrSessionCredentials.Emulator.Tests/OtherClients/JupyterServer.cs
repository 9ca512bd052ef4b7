using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Emulator.Tests.OtherClients;

/// <summary>A Jupyter server that was given a gateway by its environment, and nothing else of anyone's.</summary>
internal sealed partial class JupyterServer : IDisposable
{
    internal const string Token = "t";

    private readonly Process _process;
    private readonly string _home;

    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _gateway = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _log = new();

    private JupyterServer(Process process, string home)
    {
        (_process, _home) = (process, home);
        // Both are read to the end: a full pipe would stop the server.
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
    }

    internal Uri Url { get; private set; } = new("http://127.0.0.1/");

    /// <exception cref="InvalidOperationException">It ended before it listened.</exception>
    internal static async Task<JupyterServer> StartAsync(
        string program,
        params (string Name, string Value)[] environment)
    {
        string home = Directory.CreateTempSubdirectory("emr-jupyter-").FullName;
        ProcessStartInfo start = OtherClient.StartInfo(
            home,
            program,
            ["--no-browser", "--allow-root", "--ip=127.0.0.1", $"--port={FreePort()}", $"--ServerApp.token={Token}"],
            [("HOME", home), ("JUPYTER_CONFIG_DIR", home), ("JUPYTER_DATA_DIR", home), ("JUPYTER_RUNTIME_DIR", home), .. environment]);
        JupyterServer server = new(Process.Start(start)!, home);
        try
        {
            server.Url = await server._address.Task.WaitAsync(TestContext.Current.CancellationToken);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Waits until the server has begun to connect a kernel's channels to the gateway. Version 1.23 accepts the client's
    /// WebSocket one turn of its event loop earlier and loses the messages that arrive in between.
    /// </summary>
    internal Task ConnectingAsync() => _gateway.Task.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Ends the server, and leaves what it wrote as the output of the test.</summary>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_home, recursive: true);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', _log));
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            InvalidOperationException ended = new("The Jupyter server ended.");
            _address.TrySetException(ended);
            _gateway.TrySetException(ended);
            return;
        }

        _log.Enqueue(line);
        if (line.Contains("Connecting to ws", StringComparison.Ordinal)) _gateway.TrySetResult();
        if (Address().Match(line) is { Success: true } address) _address.TrySetResult(new Uri(address.Value));
    }

    /// <summary>It does not tell which port 0 became; where this one has been taken meanwhile, it takes the next.</summary>
    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("http://127\\.0\\.0\\.1:[0-9]+/", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();
}
