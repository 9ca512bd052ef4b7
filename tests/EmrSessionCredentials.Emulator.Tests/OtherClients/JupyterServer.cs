using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Emulator.Tests.OtherClients;

/// <summary>A Jupyter server that was given a gateway by its environment, and nothing else of anyone's.</summary>
internal sealed partial class JupyterServer : IDisposable
{
    internal const string Token = "t";

    private readonly Process _process;
    private readonly string _home;

    private JupyterServer(Process process, string home) => (_process, _home) = (process, home);

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
        StringBuilder log = new();
        while (await server._process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is string line)
        {
            log.AppendLine(line);
            if (Address().Match(line) is not { Success: true } address) continue;
            server.Url = new Uri(address.Value);
            // What nobody reads fills the pipe and stops the server.
            _ = server._process.StandardError.ReadToEndAsync(CancellationToken.None);
            _ = server._process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            return server;
        }

        server.Dispose();
        throw new InvalidOperationException(log.ToString());
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_home, recursive: true);
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
