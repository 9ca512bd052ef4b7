using System;
using System.IO;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>A contestant failed; the others go on, and the table says so.</summary>
internal sealed class PeerFailedException(ProcessCommand command, string reason)
    : Exception($"{Path.GetFileName(command.File)} failed: {LastLine(reason)}")
{
    private static string LastLine(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "no message" : lines[^1];
    }
}
