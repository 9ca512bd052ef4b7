using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.CommandLine;

/// <summary>
/// The command line. Its first line of output is the URL, which scripts read; everything else is on stderr.
/// </summary>
internal static class EmulatorCommand
{
    private static readonly Option<int> Port = new("--port")
    {
        Description = "The port on 127.0.0.1; 0, the default: a free one.",
        HelpName = "PORT",
    };

    private static readonly Option<string[]> Fault = new("--fault")
    {
        Description = "A fault for every call, or for one identifier or operation; may be repeated.",
        HelpName = "KIND[-N][@TARGET]",
    };

    private static readonly Option<string?> AccessKey = new("--access-key")
    {
        Description = "The access key that may sign, in place of AKIDEXAMPLE; with --secret-key.",
        HelpName = "KEY",
    };

    private static readonly Option<string?> SecretKey = new("--secret-key")
    {
        Description = "The secret that belongs to --access-key.",
        HelpName = "SECRET",
    };

    private static readonly Option<string?> SessionToken = new("--session-token")
    {
        Description = "The session token without which --access-key is refused.",
        HelpName = "TOKEN",
    };

    private static readonly Option<bool> NoSignatures = new("--no-signature-check")
    {
        Description = "Takes every call without a look at its signature: for benchmarks.",
    };

    private static readonly Option<bool> Verbose = new("--verbose")
    {
        Description = "A line on stderr for each request, without secrets.",
    };

    internal static Task<int> RunAsync(string[] args)
    {
        RootCommand root = new("A local endpoint that speaks the protocols of Amazon EMR and Amazon EMR on EKS.")
        {
            Port, Fault, AccessKey, SecretKey, SessionToken, NoSignatures, Verbose,
        };
        root.Validators.Add(result =>
        {
            int port = result.GetValue(Port);
            if (port is < 0 or > 65535) result.AddError("--port must be from 0 to 65535.");
            if (result.GetValue(AccessKey) is null != result.GetValue(SecretKey) is null)
                result.AddError("--access-key and --secret-key belong together.");
            if (result.GetValue(SessionToken) is not null && result.GetValue(AccessKey) is null)
                result.AddError("--session-token needs --access-key and --secret-key.");
        });
        root.SetAction(ServeAsync);
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new ManualAction((HelpAction)help.Action!);

        ParseResult parsed = root.Parse(args);
        // Stdout is for the URL alone: an error goes to stderr without the pages of help.
        if (parsed.Action is ParseErrorAction error) error.ShowHelp = false;
        return parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
    }

    private static async Task<int> ServeAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using StopSignals stop = new();
        EmulatorOptions options = new()
        {
            Port = parsed.GetValue(Port),
            Faults = parsed.GetValue(Fault) ?? [],
            Keys = Keys(parsed),
            CheckSignatures = !parsed.GetValue(NoSignatures),
            Log = Console.Error.WriteLine,
            LogRequests = parsed.GetValue(Verbose),
        };
        EmulatorHost host;
        try
        {
            host = await EmulatorHost.StartAsync(options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or FormatException)
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

    private static IReadOnlyList<KeyPair> Keys(ParseResult parsed) =>
        parsed.GetValue(AccessKey) is string key
            ? [new KeyPair(key, parsed.GetValue(SecretKey)!, parsed.GetValue(SessionToken))]
            : [KeyPair.Example];
}
