using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.CommandLine;

/// <summary>
/// <c>--print-environment</c>: the lines that make a shell's AWS clients call the emulator at that port, with its keys.
/// </summary>
internal static class EnvironmentOption
{
    // What would lead a client to another identity or endpoint, or make its calls fail, despite AWS_ENDPOINT_URL.
    private static readonly string[] Elsewhere =
    [
        "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_ENDPOINT_URL_EMR",
        "AWS_ENDPOINT_URL_EMR_CONTAINERS", "AWS_ENDPOINT_URL_EMR_SERVERLESS", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SSO",
        "AWS_ENDPOINT_URL_SSO_OIDC", "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT", "AWS_CREDENTIAL_EXPIRATION",
    ];

    private static readonly string[] Proxies =
        ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];
    private static readonly string[] NoProxy = ["NO_PROXY", "no_proxy"];

    private const string Loopback = "127.0.0.1,localhost";
    private const string Bundle = "AWS_CA_BUNDLE";
    private const string Spark = "GRPC_DEFAULT_SSL_ROOTS_FILE_PATH";

    internal static Option<string?> Shell { get; } = Make();

    internal static async Task<int> PrintAsync(string shell, EmulatorOptions options)
    {
        foreach ((string name, string? value) in Variables(options))
            await Console.Out.WriteLineAsync(Line(shell, name, value)).ConfigureAwait(false);
        return 0;
    }

    private static Option<string?> Make()
    {
        Option<string?> option = new("--print-environment")
        {
            Description = "Prints the lines that point a shell's AWS clients to the emulator at --port, and exits.",
            HelpName = "pwsh|bash|cmd",
        };
        option.AcceptOnlyFromAmong("pwsh", "bash", "cmd");
        return option;
    }

    /// <summary>The variables; null: removed.</summary>
    private static List<(string Name, string? Value)> Variables(EmulatorOptions options)
    {
        KeyPair keys = options.Keys[0];
        List<(string Name, string? Value)> variables =
        [
            ("AWS_ENDPOINT_URL", $"{(options.Https ? "https" : "http")}://127.0.0.1:{options.Port}"),
            ("AWS_ACCESS_KEY_ID", keys.AccessKey),
            ("AWS_SECRET_ACCESS_KEY", keys.SecretKey),
            ("AWS_SESSION_TOKEN", keys.SessionTokenRequired ? keys.SessionToken : null),
            .. Elsewhere.Select(name => (name, (string?)null)),
            ("AWS_REGION", Addresses.Region),
            ("AWS_DEFAULT_REGION", Addresses.Region),
        ];
        if (!options.Https) variables.Add((Bundle, null));
        // A proxy of the shell would get the calls.
        if (Proxies.Any(IsSet)) variables.AddRange(NoProxy.Select(name => (name, (string?)WithLoopback(name))));
        if (options.CertificateFile is string file)
        {
            IEnumerable<string> names = options.Https ? [Spark, Bundle, "NODE_EXTRA_CA_CERTS"] : [Spark];
            variables.AddRange(names.Select(name => (name, (string?)Path.GetFullPath(file))));
        }

        return variables;
    }

    private static bool IsSet(string name) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name));

    private static string WithLoopback(string name) =>
        IsSet(name) ? $"{Environment.GetEnvironmentVariable(name)},{Loopback}" : Loopback;

    private static string Line(string shell, string name, string? value) => (shell, value) switch
    {
        ("pwsh", null) => $"Remove-Item -Path Env:{name} -ErrorAction Ignore",
        ("pwsh", _) => $"$env:{name} = '{DoubledQuotationMarks(value)}'",
        ("bash", null) => $"unset {name}",
        ("bash", _) => $"export {name}='{value.Replace("'", "'\\''", StringComparison.Ordinal)}'",
        _ => $"set \"{name}={value}\"",
    };

    // PowerShell reads each of these as an apostrophe.
    private static string DoubledQuotationMarks(string value) =>
        string.Concat(value.Select(c => c is '\'' or (>= '\u2018' and <= '\u201B') ? $"{c}{c}" : $"{c}"));
}
