using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Tests;

namespace Quickstart;

/// <summary>
/// Runs Quickstart.ps1, which gets one credential of each kind and uses it: against an emulator that this program starts,
/// or with --aws against AWS.
/// </summary>
internal static class Program
{
    private static readonly Option<bool> Shell = new("--shell")
    {
        Description = "Open an interactive PowerShell with the emulator running and the module imported.",
    };

    private static readonly Option<bool> Aws = new("--aws")
    {
        Description = "Call AWS instead of the emulator, with the credentials that the AWS SDKs would find.",
    };

    /// <summary>Options that go to the script, each with the name of the script's parameter.</summary>
    private static readonly (Option<string> Option, string Parameter)[] Passed =
    [
        (new("--region") { Description = "The AWS region." }, "Region"),
        (new("--profile") { Description = "The AWS profile." }, "ProfileName"),
        (new("--cluster-id") { Description = "An EMR cluster." }, "ClusterId"),
        (new("--session-id") { Description = "A Spark Connect session on that cluster." }, "SessionId"),
        (new("--virtual-cluster-id") { Description = "An EMR on EKS virtual cluster." }, "VirtualClusterId"),
        (new("--endpoint-id") { Description = "A managed endpoint of that virtual cluster." }, "EndpointId"),
        (new("--application-id") { Description = "An EMR Serverless application." }, "ApplicationId"),
        (new("--application-session-id") { Description = "A session of that application." }, "ApplicationSessionId"),
        (new("--execution-role-arn") { Description = "The IAM role the session runs as." }, "ExecutionRoleArn"),
    ];

    /// <summary>Options for --aws alone, and the options that each needs, since the module needs both values.</summary>
    private static readonly (string Option, string[] Needed)[] ForAws =
    [
        ("--cluster-id", []),
        ("--session-id", ["--cluster-id"]),
        ("--virtual-cluster-id", ["--endpoint-id"]),
        ("--endpoint-id", ["--virtual-cluster-id", "--execution-role-arn"]),
        ("--application-id", ["--application-session-id"]),
        ("--application-session-id", ["--application-id"]),
        ("--execution-role-arn", []),
    ];

    private static Task<int> Main(string[] args)
    {
        RootCommand command = new("Gets one session credential of each kind and uses it; without --aws, against a local emulator.")
        {
            Shell, Aws,
        };
        foreach ((Option<string> option, _) in Passed)
            command.Options.Add(option);
        command.SetAction(RunAsync);

        // Ctrl+C is for the PowerShell that runs here; this program ends when that does.
        return command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (MissingOption(parsed) is string message)
        {
            await Console.Error.WriteLineAsync(message).ConfigureAwait(false);
            return 1;
        }

        ProcessStartInfo start = PowerShellProcess.CreateStartInfo();
        if (parsed.GetValue(Shell))
            start.ArgumentList.Add("-NoExit");
        Add("-File", Path.Combine(AppContext.BaseDirectory, "Quickstart.ps1"));
        Add("-ModulePath", ModulePath());
        foreach ((Option<string> option, string parameter) in Passed)
        {
            if (parsed.GetValue(option) is { } value)
                Add("-" + parameter, value);
        }

        if (parsed.GetValue(Shell))
            start.ArgumentList.Add("-Shell");
        if (parsed.GetValue(Aws))
        {
            start.ArgumentList.Add("-Aws");
            return await WaitAsync(start).ConfigureAwait(false);
        }

        EmulatorHost emulator = await EmulatorHost.StartAsync(new EmulatorOptions(), cancellationToken).ConfigureAwait(false);
        await using (emulator.ConfigureAwait(false))
        {
            Configure(start.Environment, emulator.Url);
            return await WaitAsync(start).ConfigureAwait(false);
        }

        void Add(string name, string value)
        {
            start.ArgumentList.Add(name);
            start.ArgumentList.Add(value);
        }
    }

    private static string? MissingOption(ParseResult parsed)
    {
        foreach ((string option, string[] needed) in ForAws.Where(o => IsGiven(o.Option)))
        {
            if (!parsed.GetValue(Aws))
                return $"{option} needs --aws.";
            string[] missing = [.. needed.Where(name => !IsGiven(name))];
            if (missing.Length > 0)
                return $"{option} needs {string.Join(" and ", missing)}.";
        }

        return null;

        bool IsGiven(string option) => parsed.GetValue<string>(option) is not null;
    }

    private static async Task<int> WaitAsync(ProcessStartInfo start)
    {
        Console.CancelKeyPress += static (_, e) => e.Cancel = true;
        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return process.ExitCode;
    }

    /// <summary>Points AWS clients at the emulator, with the key pair that every emulator knows.</summary>
    private static void Configure(IDictionary<string, string?> environment, Uri url)
    {
        foreach (string name in environment.Keys.Where(n => n.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToList())
            environment.Remove(name);
        environment["AWS_ENDPOINT_URL"] = url.GetLeftPart(UriPartial.Authority);
        environment["AWS_REGION"] = "eu-central-1";
        environment["AWS_ACCESS_KEY_ID"] = "AKIDEXAMPLE";
        environment["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
        // A proxy of the shell would get the calls.
        foreach (string name in (string[])["NO_PROXY", "no_proxy"])
        {
            const string Loopback = "127.0.0.1,localhost";
            environment[name] = environment.TryGetValue(name, out string? others) && !string.IsNullOrEmpty(others)
                ? $"{others},{Loopback}"
                : Loopback;
        }
    }

    private static string ModulePath() => typeof(Program).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => string.Equals(a.Key, "ModulePath", StringComparison.Ordinal)).Value!;
}
