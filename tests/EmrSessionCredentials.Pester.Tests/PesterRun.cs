using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml.Linq;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Pester.Tests;

/// <summary>One run of tests/Pester/Invoke-Suite.ps1, and what its result file says.</summary>
internal static class PesterRun
{
    /// <summary>How long the suite may print nothing; it prints a line for each test.</summary>
    private static readonly TimeSpan SilenceLimit =
        TimeSpan.FromSeconds(int.Parse(Metadata("SilenceLimitSeconds"), CultureInfo.InvariantCulture));

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

    /// <summary>
    /// Reads a JUnit result file. Tests that are skipped for one reason are one result, which says how many they are. A
    /// file of tests that broke off has no test case, so the output counts too.
    /// </summary>
    internal static List<PesterResult> Read(XDocument junit, string output)
    {
        ILookup<bool, XElement> tests = junit.Descendants("testcase").ToLookup(test => test.Element("skipped") is not null);
        List<PesterResult> results =
        [
            .. tests[false].Select(test => new PesterResult(
                Name(test),
                test.Element("failure") is { } failure ? $"{(string?)failure.Attribute("message")}\n{failure.Value}" : null)),
            .. tests[true].GroupBy(SkipReason).Select(group => new PesterResult(
                $"{group.Count()} skipped, the first of them {Name(group.First())}", SkipReason: group.Key)),
        ];
        if (output.Contains("Container failed", StringComparison.OrdinalIgnoreCase) || results.Count == 0)
            results.Add(new PesterResult("Pester: every test file runs to its end", output));
        return results;

        static string Name(XElement test) => $"{(string?)test.Attribute("name")}";

        // A whole Describe that is skipped gives no reason; its file says what the tests are about.
        static string SkipReason(XElement test) =>
            (string?)test.Element("skipped")!.Attribute("message") is { Length: > 0 } reason
                ? reason
                : $"What {Path.GetFileName((string?)test.Attribute("classname"))} needs was not found.";
    }

    /// <summary>Reads all that a process prints, and ends it with its children when it prints nothing for a time.</summary>
    /// <returns>The output, and whether the process was ended for its silence.</returns>
    internal static async Task<(string Output, bool HasHung)> ReadAsync(Process process, TimeSpan silenceLimit)
    {
        StringBuilder output = new();
        using CancellationTokenSource silence = new(silenceLimit);
        await Task.WhenAll(ReadLinesAsync(process.StandardOutput), ReadLinesAsync(process.StandardError));
        bool hasHung = silence.IsCancellationRequested;
        if (hasHung)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        return (output.ToString(), hasHung);

        async Task ReadLinesAsync(StreamReader reader)
        {
            try
            {
                while (await reader.ReadLineAsync(silence.Token) is { } line)
                {
                    silence.CancelAfter(silenceLimit);
                    lock (output)
                        output.AppendLine(line);
                }
            }
            catch (OperationCanceledException)
            {
                // The caller ends the process.
            }
        }
    }

    private static async Task<IReadOnlyCollection<PesterResult>> RunAsync(string root, string resultFile, string home)
    {
        ProcessStartInfo start = PowerShellProcess.CreateStartInfo(
            "-NonInteractive",
            "-File",
            Path.Combine(root, "tests", "Pester", "Invoke-Suite.ps1"),
            "-ResultFile",
            resultFile,
            "-PesterPath",
            Metadata("Pester"));
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        foreach (string name in start.Environment.Keys.Where(n => n.StartsWith("AWS_", StringComparison.Ordinal)).ToList())
            start.Environment.Remove(name);

        // Tests write to the home folder, so they get one of their own; the user's modules are found all the same.
        string modules = Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "powershell", "Modules");
        start.Environment["PSModulePath"] =
            string.Join(Path.PathSeparator, modules, Environment.GetEnvironmentVariable("PSModulePath"));
        start.Environment["HOME"] = home;
        start.Environment["NUGET_PACKAGES"] = Metadata("PackageFolder");
        // These processes end before code that was compiled with a profile pays for the profile.
        start.Environment["DOTNET_TieredPGO"] = "0";

        using Process pwsh = Process.Start(start)!;
        pwsh.StandardInput.Close();
        (string output, bool hasHung) = await ReadAsync(pwsh, SilenceLimit);
        if (hasHung)
            return [new PesterResult("Pester", $"The suite printed nothing for {SilenceLimit.TotalSeconds} seconds.\n{output}")];
        return File.Exists(resultFile)
            ? Read(XDocument.Load(resultFile), output)
            : [new PesterResult("Pester", $"The suite did not finish (exit code {pwsh.ExitCode}).\n{output}")];
    }

    private static string Metadata(string key) =>
        typeof(PesterRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
