using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Programs;

/// <summary>One line of what a program writes.</summary>
/// <param name="Text">The line.</param>
/// <param name="IsError">Whether it came from standard error.</param>
internal readonly record struct OutputLine(string Text, bool IsError);

/// <summary>A program that runs until it has ended by itself, or until this is disposed of.</summary>
internal sealed class ChildProcess : IDisposable
{
    // The program waits while that many lines have not been read, so that memory does not grow with its output.
    private const int Window = 1024;

    private readonly Process _process;
    private readonly ManualResetEventSlim _exited = new();
    private readonly CancellationTokenSource _end = new();
    private readonly BlockingCollection<OutputLine> _lines = new(Window);

    private ChildProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.Exited += (_, _) => _exited.Set();
    }

    /// <summary>Starts a program with closed standard input.</summary>
    /// <param name="start">The program; how its streams are redirected is set here.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    internal static ChildProcess Start(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Console.OutputEncoding;
        ChildProcess child = new(start);
        try
        {
#pragma warning disable RS0030 // this is where Start-EMRProcess starts its program
            child._process.Start();
#pragma warning restore RS0030
        }
        catch
        {
            child._process.Dispose();
            throw;
        }

        child._process.StandardInput.Close();
        child.Read();
        return child;
    }

    /// <summary>Its output until both streams have ended.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    internal IEnumerable<OutputLine> ReadLines(CancellationToken stop) => _lines.GetConsumingEnumerable(stop);

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    internal int WaitForExit(CancellationToken stop)
    {
        _exited.Wait(stop);
        return _process.ExitCode;
    }

    /// <summary>
    /// Ends it, with all the processes that it has started (only the program itself in Windows PowerShell).
    /// </summary>
    internal void Kill() => NativeProgram.Kill(_process);

    /// <summary>Ends it, if it still runs.</summary>
    public void Dispose()
    {
        if (!_exited.IsSet)
            Kill();
        _end.Cancel();
        _process.Dispose();
    }

    private void Read()
    {
        Task reading = Task.WhenAll(
            ReadAsync(WithoutDetection(_process.StandardOutput), isError: false), ReadAsync(WithoutDetection(_process.StandardError), isError: true));
        _ = reading.ContinueWith(
            ended =>
            {
                // A stop ends the readers with an exception that is of no interest.
                _ = ended.Exception;
                _lines.CompleteAdding();
            },
            TaskScheduler.Default);
    }

    // .NET would take two bytes at the beginning for the mark of another encoding.
    private static StreamReader WithoutDetection(StreamReader stream) =>
        new(stream.BaseStream, stream.CurrentEncoding, detectEncodingFromByteOrderMarks: false);

    private Task ReadAsync(StreamReader stream, bool isError) => Task.Factory.StartNew(
        () =>
        {
            while (stream.ReadLine() is { } line)
                _lines.Add(new OutputLine(line, isError), _end.Token);
        },
        _end.Token,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
