using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Input;

namespace EmrSessionCredentials.Identity;

/// <summary>Runs a program without a shell and without input, and takes what it prints.</summary>
internal static class ProgramRun
{
    /// <summary>
    /// Runs the program until it has ended and its output is closed; a stop ends it and the programs that it started.
    /// </summary>
    /// <param name="words">The program and its arguments.</param>
    /// <returns>
    /// Its exit code, and its standard output; null when that is more than 1 MiB. Standard error is dropped.
    /// </returns>
    /// <exception cref="Win32Exception">The program cannot be started.</exception>
    internal static async Task<(int ExitCode, ArraySegment<byte>? Output)> WaitAsync(
        IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using Process process = new() { StartInfo = StartInfo(words), EnableRaisingEvents = true };
        TaskCompletionSource<bool> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => exited.TrySetResult(true);
#pragma warning disable RS0030 // this is where credential_process is started
        process.Start();
#pragma warning restore RS0030
        using CancellationTokenRegistration end = cancellationToken.Register(() => NativeProgram.Kill(process));
        using StreamReader output = process.StandardOutput;
        using StreamReader error = process.StandardError;
        process.StandardInput.Close();
        using CancellationTokenSource done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // A program whose standard error is not read stops when the pipe is full.
        Waiting.Forget(error.BaseStream.CopyToAsync(Stream.Null, 81920, done.Token));
        try
        {
            ArraySegment<byte>? bytes = await Waiting.UntilAsync(
                BoundedStream.ReadAsync(output.BaseStream, done.Token), Timeout.InfiniteTimeSpan, cancellationToken)
                .ConfigureAwait(false);
            if (bytes is null)
                NativeProgram.Kill(process);
            await Waiting.UntilAsync(exited.Task, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, bytes);
        }
        finally
        {
#if NET
            await done.CancelAsync().ConfigureAwait(false);
#else
            done.Cancel();
#endif
        }
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> words)
    {
        ProcessStartInfo info = new()
        {
            FileName = Find(words[0]),
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        NativeProgram.AddArguments(info, words.Skip(1));
        return info;
    }

    // Away from Windows, .NET would look beside its own program and in the current folder before it looks in PATH.
    private static string Find(string program)
    {
        if (Path.DirectorySeparatorChar == '\\')
            return program;
        if (program.Contains("/"))
            return Path.GetFullPath(program);
        const int NotFound = 2;
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.Select(folder => Path.GetFullPath(Path.Combine(folder, program))).FirstOrDefault(IsExecutable)
            ?? throw new Win32Exception(NotFound);
    }

    private static bool IsExecutable(string path)
    {
#if NET
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path)
            && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Execute) != UnixFileMode.None);
#else
        return File.Exists(path);
#endif
    }
}
