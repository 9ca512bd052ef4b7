using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace EmrSessionCredentials.Pester.Tests;

/// <summary>One run of tests/Pester/Invoke-Suite.ps1, and what its result file says.</summary>
internal static class PesterRun
{
    /// <summary>What the script ends with when there is no Pester 5 or later.</summary>
    private const int NoPester = 3;

    internal static async Task<IReadOnlyCollection<PesterResult>> StartAsync(string root)
    {
        string scratch = Directory.CreateTempSubdirectory("emr-pester-").FullName;
        try
        {
            return await RunAsync(root, Path.Combine(scratch, "results.xml"), scratch);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static async Task<IReadOnlyCollection<PesterResult>> RunAsync(string root, string resultFile, string home)
    {
        ProcessStartInfo start = new("pwsh")
        {
            ArgumentList =
            {
                "-NoProfile", "-NonInteractive", "-File", Path.Combine(root, "tests", "Pester", "Invoke-Suite.ps1"),
                "-ResultFile", resultFile,
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["HOME"] = home;
        foreach (string name in start.Environment.Keys.Where(n => n.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);

        using Process? pwsh = Start(start);
        if (pwsh is null)
            return [new PesterResult("Pester", SkipReason: "no pwsh on the PATH: the cmdlets did not run in a PowerShell")];

        pwsh.StandardInput.Close();
        Task<string> output = pwsh.StandardOutput.ReadToEndAsync();
        Task<string> errors = pwsh.StandardError.ReadToEndAsync();
        await pwsh.WaitForExitAsync();
        string said = $"{await output}\n{await errors}";
        if (pwsh.ExitCode == NoPester)
            return [new PesterResult("Pester", SkipReason: "no Pester 5 or later for the pwsh on the PATH")];

        return File.Exists(resultFile)
            ? Read(XDocument.Load(resultFile), said)
            : [new PesterResult("Pester", $"The suite did not finish (exit code {pwsh.ExitCode}).\n{said}")];
    }

    private static Process? Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Reads a JUnit result file. A file of tests that broke off has no test case, so the output counts too.</summary>
    internal static List<PesterResult> Read(XDocument junit, string said)
    {
        List<PesterResult> results =
        [
            .. junit.Descendants("testcase").Select(test => new PesterResult(
                $"{(string?)test.Attribute("name")}",
                test.Element("failure") is { } failure ? $"{(string?)failure.Attribute("message")}\n{failure.Value}" : null,
                test.Element("skipped") is { } skipped ? (string?)skipped.Attribute("message") ?? "skipped" : null)),
        ];
        if (said.Contains("Container failed", StringComparison.OrdinalIgnoreCase) || results.Count == 0)
            results.Add(new PesterResult("Pester: every test file runs to its end", said));
        return results;
    }
}
