using System;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Identity;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.CommandLine;

/// <summary>
/// The command line. Its first line of output is the URL, which scripts read; everything else is on stderr.
/// </summary>
internal static class EmulatorCommand
{
    private static readonly Option<int> Port =
        PortOption.Of("--port", "The port on 127.0.0.1; 0, the default: a free one.");

    private static readonly Option<int> SparkConnectPort =
        PortOption.Of("--spark-connect-port", "The port of Spark Connect on 127.0.0.1; 0, the default: a free one.");

    private static readonly Option<bool> Https = new("--https")
    {
        Description = "Serves the main port over TLS, too, with the certificate of Spark Connect.",
    };

    private static readonly Option<string?> CertificateFile = new("--certificate-file")
    {
        Description =
            "Where to write the certificate authority of Spark Connect and --https, in PEM, for clients to trust.",
        HelpName = "PATH",
        Validators = { Needs("a path") },
    };

    private static readonly Option<string[]> Account = new("--account")
    {
        Description = "How much there is for the list operations to show, e.g. clusters=300; may be repeated.",
        HelpName = "NAME=N",
        Validators = { Each(value => AccountSetting.Apply(new AccountOptions(), value)) },
    };

    private static readonly Option<string[]> Fault = new("--fault")
    {
        Description = "A fault for every call, or for one identifier or operation; may be repeated.",
        HelpName = "KIND[-N][@TARGET]",
        Validators = { Each(value => FaultArgument.Add(new FaultRegistry(), value)) },
    };

    private static readonly Option<string[]> Role = new("--role")
    {
        Description = "What a role asks of those who assume it: mfa, external-id=ID or deny; may be repeated.",
        HelpName = "RULE@ROLE",
        Validators = { Each(value => new RoleRules().Add(value)) },
    };

    private static readonly Option<string?> AccessKey = new("--access-key")
    {
        Description = "The access key that may sign, in place of AKIDEXAMPLE; with --secret-key.",
        HelpName = "KEY",
        Validators = { Needs("a value") },
    };

    private static readonly Option<string?> SecretKey = new("--secret-key")
    {
        Description = "The secret that belongs to --access-key.",
        HelpName = "SECRET",
        Validators = { Needs("a value") },
    };

    private static readonly Option<string?> SessionToken = new("--session-token")
    {
        Description = "The session token without which --access-key is refused.",
        HelpName = "TOKEN",
        Validators = { Needs("a value") },
    };

    private static readonly Option<bool> NoSignatures = new("--no-signature-check")
    {
        Description = "Accepts calls without verifying their signatures, for benchmarks.",
    };

    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "A line on stderr for each request, without secrets.",
    };

    internal static Task<int> RunAsync(string[] args)
    {
        RootCommand root = Root();
        root.SetAction(RunAsync);
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new EmulatorHelpAction((HelpAction)help.Action!);

        ParseResult parsed = root.Parse(args);
        // Stdout is for the URL alone: an error goes to stderr, and help and guesses go nowhere.
        if (parsed.Action is ParseErrorAction error) (error.ShowHelp, error.ShowTypoCorrections) = (false, false);
        return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    /// <summary>What arguments mean, without starting anything.</summary>
    internal static EmulatorOptions Parse(params string[] args) => Options(Root().Parse(args));

    private static RootCommand Root() => new(
        "A local endpoint for the protocols of Amazon EMR, EMR on EKS and EMR Serverless.")
    {
        Port, SparkConnectPort, Https, CertificateFile, Account, Fault, Role, AccessKey, SecretKey, SessionToken, NoSignatures, Verbose,
        EnvironmentOption.Shell,
    };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (Conflict(parsed) is string conflict)
        {
            await Console.Error.WriteLineAsync(conflict).ConfigureAwait(false);
            return 1;
        }

        return parsed.GetValue(EnvironmentOption.Shell) is string shell
            ? await EnvironmentOption.PrintAsync(shell, Options(parsed)).ConfigureAwait(false)
            : await ServeAsync(parsed, cancellationToken).ConfigureAwait(false);
    }

    // Not a validator of the command: those run before the options are validated, and GetValue then throws for an
    // option whose value is missing or cannot be read.
    private static string? Conflict(ParseResult parsed)
    {
        if (parsed.GetValue(SessionToken) is not null && parsed.GetValue(AccessKey) is null)
            return "--session-token needs --access-key and --secret-key.";
        if (parsed.GetValue(AccessKey) is null != parsed.GetValue(SecretKey) is null)
            return "--access-key and --secret-key belong together.";
        return parsed.GetValue(EnvironmentOption.Shell) is not null && parsed.GetValue(Port) == 0
            ? "--print-environment needs the --port of the emulator."
            : null;
    }

    /// <summary>Refuses an option with an empty value, which often is a variable of a script that is not set.</summary>
    private static Action<OptionResult> Needs(string what) => option =>
    {
        if (string.IsNullOrWhiteSpace(option.GetValueOrDefault<string?>())) option.AddError($"{option.Option.Name} needs {what}.");
    };

    /// <summary>Refuses an option with a value that cannot be read, with the reason.</summary>
    private static Action<OptionResult> Each(Action<string> read) => option =>
    {
        foreach (Token value in option.Tokens)
        {
            try
            {
                read(value.Value);
            }
            catch (FormatException e)
            {
                option.AddError(e.Message);
            }
        }
    };

    private static EmulatorOptions Options(ParseResult parsed) => new()
    {
        Port = parsed.GetValue(Port),
        SparkConnectPort = parsed.GetValue(SparkConnectPort),
        Https = parsed.GetValue(Https),
        CertificateFile = parsed.GetValue(CertificateFile),
        Account = (parsed.GetValue(Account) ?? []).Aggregate(new AccountOptions(), AccountSetting.Apply),
        Faults = parsed.GetValue(Fault) ?? [],
        Roles = parsed.GetValue(Role) ?? [],
        Keys = parsed.GetValue(AccessKey) is string key
            ? [new KeyPair(key, parsed.GetValue(SecretKey)!, parsed.GetValue(SessionToken))]
            : [KeyPair.Example],
        CheckSignatures = !parsed.GetValue(NoSignatures),
        Log = Console.Error.WriteLine,
        LogRequests = parsed.GetValue(Verbose),
    };

    private static async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using StopSignals stop = new();
        EmulatorHost host;
        try
        {
            host = await EmulatorHost.StartAsync(Options(parsed), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return 1;
        }

        await using (host.ConfigureAwait(false))
        {
            await Console.Out.WriteLineAsync(host.Url.GetLeftPart(UriPartial.Authority)).ConfigureAwait(false);
            await Console.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
            await stop.Received.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }
}
