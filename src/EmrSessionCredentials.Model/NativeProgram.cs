using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;

namespace EmrSessionCredentials;

/// <summary>Programs that are started without a shell, and get each argument as it is.</summary>
internal static class NativeProgram
{
    private const string Special = "\"%&|<>^!\r\n";

    /// <summary>
    /// Whether a program is a batch file with an argument that cmd.exe, which Windows starts for it, could take for a
    /// command.
    /// </summary>
    internal static bool IsUnsafe(string path, IEnumerable<string> arguments) =>
        Path.GetExtension(path) is string extension
        && (extension.Equals(".cmd", StringComparison.OrdinalIgnoreCase) || extension.Equals(".bat", StringComparison.OrdinalIgnoreCase))
        && arguments.Any(argument => argument.Any(c => Special.Contains(c)));

    /// <summary>Gives the arguments to a program that is to be started.</summary>
    internal static void AddArguments(ProcessStartInfo start, IEnumerable<string> arguments)
    {
#if NETFRAMEWORK
        start.Arguments = JoinArguments(arguments);
#else
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
#endif
    }

    /// <summary>One line, from which programs on Windows read the same arguments again.</summary>
    internal static string JoinArguments(IEnumerable<string> arguments) => string.Join(" ", arguments.Select(Quote));

    /// <summary>
    /// Ends it, with all the processes that it has started (only the program itself in Windows PowerShell).
    /// </summary>
    internal static void Kill(Process program)
    {
        try
        {
#if NETFRAMEWORK
            program.Kill();
#else
            program.Kill(entireProcessTree: true);
#endif
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended meanwhile, or a part of it runs as another user and cannot be ended from here.
        }
    }

    // As CommandLineToArgvW and the C runtime read it: backslashes are special only before a quotation mark.
    private static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.IndexOfAny([' ', '\t', '\n', '\v', '"']) < 0)
            return argument;
        StringBuilder quoted = new("\"");
        int backslashes = 0;
        foreach (char c in argument)
        {
            if (c == '"')
                quoted.Append('\\', backslashes + 1);
            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.Append(c);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
