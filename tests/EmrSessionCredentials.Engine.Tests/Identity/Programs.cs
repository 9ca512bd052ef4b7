using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Programs of a test, and what waits for them.</summary>
internal static class Programs
{
    internal const string Keys = """{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"process-secret"}""";

    /// <summary>A named pipe: whoever opens it waits for the other end.</summary>
    internal static string Pipe(Scratch scratch, string name)
    {
        string path = Path.Combine(scratch.Home, name);
        using Process made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        return path;
    }

    /// <summary>A script that starts a program, tells the ids of both through the pipe, and goes on for a quarter of an hour.</summary>
    internal static string Tree(Scratch scratch, string pipe) =>
        scratch.Write("tree.sh", $"sleep 987 &\necho $$ $! > '{pipe}'\nwait");

    /// <summary>The ids that a program tells through the pipe.</summary>
    internal static async Task<int[]> IdsAsync(string pipe) =>
        [.. (await Task.Run(() => File.ReadAllText(pipe)).WaitAsync(TestContext.Current.CancellationToken)).Split(' ').Select(id => int.Parse(id, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Waits until none of them runs. What has ended and was not collected by its parent does not run.</summary>
    internal static async Task EndedAsync(int[] ids)
    {
        while (ids.Any(IsRunning))
            await Task.Delay(TimeSpan.FromMilliseconds(10));
    }

    private static bool IsRunning(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }
}
