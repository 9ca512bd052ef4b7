using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Emulator.Tests.OtherClients;

/// <summary>
/// A script of cases for a client that nobody here wrote. It prints a line of JSON for each case; each becomes a row.
/// </summary>
internal static class OtherClient
{
    /// <summary>Runs the script against an emulator of its own.</summary>
    internal static async Task<IReadOnlyList<ITheoryDataRow>> RowsAsync(
        string client,
        string folder,
        string program,
        string script)
    {
        string authority = Path.GetTempFileName();
        await using EmulatorHost emulator =
            await EmulatorHost.StartAsync(new EmulatorOptions { CertificateFile = authority });
        IReadOnlyList<ITheoryDataRow> rows = await RowsAsync(
            client,
            folder,
            program,
            script,
            ("EMULATOR_URL", emulator.Url.GetLeftPart(UriPartial.Authority)),
            ("GRPC_DEFAULT_SSL_ROOTS_FILE_PATH", authority));
        File.Delete(authority);
        return rows;
    }

    /// <summary>Runs the script in this environment.</summary>
    internal static async Task<IReadOnlyList<ITheoryDataRow>> RowsAsync(
        string client,
        string folder,
        string program,
        string script,
        params IEnumerable<(string Name, string Value)> environment)
    {
        (int exitCode, string output, string errors) = await RunAsync(folder, program, [script], environment);
        List<ITheoryDataRow> rows =
        [
            .. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonNode.Parse(line)!)
                .Select(line => Row(client, line["name"]!.GetValue<string>(), line["error"]?.GetValue<string>())),
        ];
        // A script that falls over, or has no cases, is a failure of its own and not a shorter list.
        return exitCode == 0 && rows.Count > 0
            ? rows
            : [.. rows, Row(client, $"{script} ran to its end", $"exit code {exitCode}\n{errors}")];
    }

    /// <summary>The one row that says why nothing could be run here.</summary>
    internal static IReadOnlyList<ITheoryDataRow> Skipped(string client, string reason) =>
        [new TheoryDataRow<string, string?>(client, null) { Skip = reason, TestDisplayName = client }];

    /// <summary>Where a program is on the PATH; null when it is not.</summary>
    internal static string? Find(params IReadOnlyList<string> names) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    internal static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string folder,
        string program,
        IEnumerable<string> arguments,
        params IEnumerable<(string Name, string Value)> environment)
    {
        using Process process = Process.Start(StartInfo(folder, program, arguments, environment))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    internal static ProcessStartInfo StartInfo(
        string folder,
        string program,
        IEnumerable<string> arguments,
        IEnumerable<(string Name, string Value)> environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        // Whoever runs this may have a profile, a proxy and keys of their own; the cases have all they need.
        foreach (string name in start.Environment.Keys.Where(IsPersonal).ToList()) start.Environment.Remove(name);
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return start;
    }

    private static bool IsPersonal(string name) =>
        name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase);

    private static TheoryDataRow<string, string?> Row(string client, string name, string? error) =>
        new(name, error) { TestDisplayName = $"{client}: {name}" };
}
