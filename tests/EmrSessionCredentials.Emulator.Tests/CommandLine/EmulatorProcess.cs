using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Tests.CommandLine;

/// <summary>The emulator as a process of its own.</summary>
internal sealed class EmulatorProcess : IDisposable
{
    private readonly Process _process;

    private EmulatorProcess(Process process)
    {
        _process = process;
        Errors = process.StandardError.ReadToEndAsync();
    }

    internal Task<string> Errors { get; }

    /// <summary>
    /// Whether SIGINT is ignored here, and so by every process started from here: shells do that to what they run in the
    /// background, and nobody can undo it. Linux tells; elsewhere it is taken not to be so.
    /// </summary>
    internal static bool IgnoresInterrupt
    {
        get
        {
            const string status = "/proc/self/status";
            const string ignored = "SigIgn:";
            const ulong interrupt = 1UL << 1; // signal 2 is bit 1
            string? line = File.Exists(status)
                ? File.ReadLines(status).FirstOrDefault(l => l.StartsWith(ignored, StringComparison.Ordinal))
                : null;
            return line is not null
                && (ulong.Parse(line[ignored.Length..].Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) & interrupt) != 0;
        }
    }

    internal static EmulatorProcess Start(params IEnumerable<string> arguments) =>
        StartProgram("dotnet", arguments.Prepend(typeof(EmulatorHost).Assembly.Location));

    internal static EmulatorProcess StartProgram(string program, params IEnumerable<string> arguments) =>
        StartWith([], program, arguments);

    /// <summary>Starts it with variables in its environment.</summary>
    internal static EmulatorProcess StartWith(
        IReadOnlyList<(string Name, string Value)> variables, params IEnumerable<string> arguments) =>
        StartWith(variables, "dotnet", arguments.Prepend(typeof(EmulatorHost).Assembly.Location));

    private static EmulatorProcess StartWith(
        IReadOnlyList<(string Name, string Value)> variables, string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        return new EmulatorProcess(Process.Start(start)!);
    }

    internal Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync();

    internal Task<string> ReadToEndAsync() => _process.StandardOutput.ReadToEndAsync();

    internal async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Sends a POSIX signal by name: INT is Ctrl+C.</summary>
    internal async Task SignalAsync(string name)
    {
        // The shell has a kill of its own; a slim container need not have the program.
        string id = _process.Id.ToString(CultureInfo.InvariantCulture);
        using Process kill = Process.Start("/bin/sh", ["-c", $"kill -s {name} {id}"]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        // Only a test that has failed leaves it running.
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }
}
