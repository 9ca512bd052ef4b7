using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.CommandLine;
using EmrSessionCredentials.Emulator.Control;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.CommandLine;

/// <summary>The emulator as its users start it.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task The_url_is_the_first_line_and_a_signal_stops_it(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals to send on Windows");
        Assert.SkipWhen(
            signal == "INT" && EmulatorProcess.IgnoresInterrupt, "this run is in the background, where Ctrl+C is ignored");
        using EmulatorProcess emulator = EmulatorProcess.Start();

        string? url = await emulator.ReadLineAsync();
        Assert.Matches("^http://127\\.0\\.0\\.1:[0-9]+$", url);
        using HttpClient http = new();
        Assert.Contains("faults", await http.GetStringAsync(new Uri($"{url}/_emulator")), StringComparison.Ordinal);
        await emulator.SignalAsync(signal);

        Assert.Equal(0, await emulator.ExitCodeAsync());
        Assert.Equal("", await emulator.ReadToEndAsync());
        Assert.Equal("", await emulator.Errors);
    }

    [Fact]
    public async Task Its_options_reach_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals to send on Windows");
        using EmulatorProcess emulator = EmulatorProcess.Start(
            "--no-signature-check", "--fault", "delay-0", "--fault", "internal@j-1", "--verbose");
        string? url = await emulator.ReadLineAsync();
        using HttpClient http = new();
        using StringContent body = new("{\"ClusterId\":\"j-1\"}", mediaType: new("application/x-amz-json-1.1"));
        body.Headers.Add("X-Amz-Target", "ElasticMapReduce.GetClusterSessionCredentials");

        using HttpResponseMessage answer = await http.PostAsync(new Uri(url!), body);
        Assert.Equal(500, (int)answer.StatusCode);
        string faults = await http.GetStringAsync(new Uri($"{url}/_emulator/faults"));
        Assert.Equal("""[{"id":1,"fault":"delay-0","on":null},{"id":2,"fault":"internal","on":"j-1"}]""", faults);
        await emulator.SignalAsync("TERM");

        Assert.Equal("POST / GetClusterSessionCredentials 500 InternalServerError", (await emulator.Errors).Trim());
    }

    [Theory]
    [InlineData("pwsh", "$env:AWS_ENDPOINT_URL = 'http://127.0.0.1:4566'", "Remove-Item -Path Env:AWS_PROFILE -ErrorAction Ignore")]
    [InlineData("bash", "export AWS_ENDPOINT_URL='http://127.0.0.1:4566'", "unset AWS_PROFILE", "unset AWS_DEFAULT_PROFILE", "unset AWS_ENDPOINT_URL_EMR",
        "unset AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "unset AWS_CREDENTIAL_EXPIRATION", "unset AWS_USE_FIPS_ENDPOINT",
        "unset AWS_USE_DUALSTACK_ENDPOINT", "unset AWS_CA_BUNDLE")]
    [InlineData("cmd", "set \"AWS_ENDPOINT_URL=http://127.0.0.1:4566\"", "set \"AWS_PROFILE=\"")]
    public async Task The_lines_for_a_shell_are_printed_and_nothing_is_started(string shell, params string[] lines)
    {
        using EmulatorProcess emulator = EmulatorProcess.Start("--port", "4566", "--print-environment", shell);

        string printed = await emulator.ReadToEndAsync();

        Assert.Equal(0, await emulator.ExitCodeAsync());
        Assert.All(lines, line => Assert.Contains(line, printed.Split('\n', StringSplitOptions.TrimEntries)));
    }

    [Theory]
    [InlineData("pwsh", "it's", "$env:AWS_SECRET_ACCESS_KEY = 'it''s'")]
    [InlineData("pwsh", "a\u2019b", "$env:AWS_SECRET_ACCESS_KEY = 'a\u2019\u2019b'")]
    [InlineData("bash", "it's", "export AWS_SECRET_ACCESS_KEY='it'\\''s'")]
    [InlineData("bash", "a\u2019b", "export AWS_SECRET_ACCESS_KEY='a\u2019b'")]
    public async Task A_quotation_mark_in_a_value_stays_in_it(string shell, string secretKey, string line)
    {
        using EmulatorProcess emulator = EmulatorProcess.Start(
            "--port", "4566", "--access-key", "A", "--secret-key", secretKey, "--print-environment", shell);

        Assert.Contains(line, (await emulator.ReadToEndAsync()).Split('\n', StringSplitOptions.TrimEntries));
    }

    [Fact]
    public async Task The_lines_keep_the_calls_from_a_proxy_of_the_shell()
    {
        using EmulatorProcess emulator = EmulatorProcess.StartWith(
            [("HTTPS_PROXY", "http://192.0.2.1:9"), ("NO_PROXY", "example.com"), ("no_proxy", "")],
            "--port", "4566", "--print-environment", "bash");

        string[] lines = (await emulator.ReadToEndAsync()).Split('\n', StringSplitOptions.TrimEntries);

        Assert.Contains("export NO_PROXY='example.com,127.0.0.1,localhost'", lines);
        Assert.Contains("export no_proxy='127.0.0.1,localhost'", lines);
    }

    [Fact]
    public async Task The_lines_for_https_set_the_certificate_authorities_and_do_not_remove_them()
    {
        string file = Path.Combine(Path.GetTempPath(), "emulator.pem");
        using EmulatorProcess emulator = EmulatorProcess.Start(
            "--port", "4566", "--https", "--certificate-file", file, "--print-environment", "bash");

        string[] lines = (await emulator.ReadToEndAsync()).Split('\n', StringSplitOptions.TrimEntries);

        Assert.Contains($"export AWS_CA_BUNDLE='{file}'", lines);
        Assert.DoesNotContain("unset AWS_CA_BUNDLE", lines);
    }

    [Fact]
    public async Task The_certificate_of_Spark_Connect_is_written_where_the_caller_says()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no signals to send on Windows");
        string file = Path.Combine(Path.GetTempPath(), $"emulator-{Guid.NewGuid():N}.pem");
        using EmulatorProcess emulator = EmulatorProcess.Start("--certificate-file", file);
        _ = await emulator.ReadLineAsync();

        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(file);
        File.Delete(file);
        await emulator.SignalAsync("TERM");

        Assert.Equal(0, await emulator.ExitCodeAsync());
        Assert.Contains("127.0.0.1", certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single()
            .EnumerateIPAddresses().Select(address => address.ToString()));
    }

    [Theory]
    [InlineData("--port must be from 0 to 65535.", "--port", "65536")]
    [InlineData("--port must be from 0 to 65535.", "--port", "-1")]
    [InlineData("--port must be from 0 to 65535.", "--port", "x")]
    [InlineData("--spark-connect-port must be from 0 to 65535.", "--spark-connect-port", "65536")]
    [InlineData("'clusters' is not a setting of the account. Write NAME=N.", "--account", "clusters")]
    [InlineData("The account has no 'nodes'. It has: clusters", "--account", "nodes=1")]
    [InlineData("'pageSize' must be from 1 to 1000, not 0.", "--account", "pageSize=0")]
    [InlineData("'nonsense' is not a fault. Write KIND", "--fault", "nonsense")]
    [InlineData("'throttle-0' is a fault for no calls", "--fault", "throttle-0")]
    [InlineData("The fault 'internal' has an empty target.", "--fault", "internal@")]
    [InlineData("--certificate-file needs a path.", "--certificate-file", "")]
    [InlineData("--certificate-file needs a path.", "--port", "4999", "--print-environment", "bash", "--certificate-file", " ")]
    [InlineData("--access-key needs a value.", "--access-key", "", "--secret-key", "S")]
    [InlineData("--secret-key needs a value.", "--access-key", "A", "--secret-key", "")]
    [InlineData("--session-token needs a value.", "--access-key", "A", "--secret-key", "S", "--session-token", "")]
    [InlineData("--access-key and --secret-key belong together.", "--access-key", "A")]
    [InlineData("--access-key and --secret-key belong together.", "--secret-key", "S")]
    [InlineData("--session-token needs --access-key and --secret-key.", "--session-token", "T")]
    [InlineData("Unrecognized command or argument '--prot'", "--prot", "1")]
    [InlineData("--print-environment needs the --port of the emulator.", "--print-environment", "pwsh")]
    [InlineData("The account has no 'foo'. It has: clusters", "--port", "4999", "--print-environment", "bash", "--account", "foo=1")]
    [InlineData("'nope' is not a fault. Write KIND", "--port", "4999", "--print-environment", "bash", "--fault", "nope")]
    [InlineData("'nope' does not name a role.", "--port", "4999", "--print-environment", "bash", "--role", "nope")]
    public async Task Bad_arguments_are_explained_on_stderr(string message, params string[] arguments)
    {
        using EmulatorProcess emulator = EmulatorProcess.Start(arguments);

        Assert.Equal(1, await emulator.ExitCodeAsync());
        Assert.Equal("", await emulator.ReadToEndAsync());
        Assert.Contains(message, await emulator.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await emulator.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--spark-connect-port")]
    [InlineData("--certificate-file")]
    [InlineData("--account")]
    [InlineData("--fault")]
    [InlineData("--role")]
    [InlineData("--access-key")]
    [InlineData("--secret-key")]
    [InlineData("--session-token")]
    [InlineData("--print-environment")]
    public async Task An_option_without_its_value_is_the_only_error(string option)
    {
        foreach (string argument in new[] { option, $"{option}=" })
        {
            using EmulatorProcess emulator = EmulatorProcess.Start(argument);

            Assert.Equal(1, await emulator.ExitCodeAsync());
            Assert.Equal("", await emulator.ReadToEndAsync());
            Assert.Equal($"Required argument missing for option: '{option}'.", (await emulator.Errors).Trim());
        }
    }

    [Theory]
    [InlineData("--port must be from 0 to 65535.", "--port", "x", "--print-environment", "pwsh")]
    [InlineData("Required argument missing for option: '--port'.", "--print-environment", "pwsh", "--port")]
    [InlineData("Required argument missing for option: '--secret-key'.", "--access-key", "A", "--secret-key")]
    [InlineData("Option '--access-key' expects a single argument but 2 were provided.", "--access-key", "A", "--access-key", "B")]
    [InlineData("Argument 'zsh' not recognized.", "--print-environment", "zsh")]
    public async Task A_value_that_cannot_be_read_is_the_only_error(string message, params string[] arguments)
    {
        using EmulatorProcess emulator = EmulatorProcess.Start(arguments);

        Assert.Equal(1, await emulator.ExitCodeAsync());
        Assert.StartsWith(message, await emulator.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("belong together", await emulator.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await emulator.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_explained()
    {
        await using RunningEmulator other = await RunningEmulator.StartAsync();
        using EmulatorProcess emulator = EmulatorProcess.Start("--port", $"{other.Host.Url.Port}");

        Assert.Equal(1, await emulator.ExitCodeAsync());
        Assert.Contains("address already in use", await emulator.Errors, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Help_tells_options_routes_and_every_fault()
    {
        using EmulatorProcess emulator = EmulatorProcess.Start("--help");
        string help = await emulator.ReadToEndAsync();

        Assert.Equal(0, await emulator.ExitCodeAsync());
        string[] options =
        [
            "--port", "--spark-connect-port", "--https", "--role", "--account", "--fault", "--access-key", "--secret-key", "--session-token", "--no-signature-check", "--verbose",
        ];
        string[] words = [KeyPair.Example.AccessKey, KeyPair.Example.SecretKey, "/gateway/", "/livy/"];
        Assert.All(
            words.Concat(options)
                .Concat(ModelledOperation.Names)
                .Concat(ControlRoutes.All.Select(r => r.Route))
                .Concat(AccountSetting.All.Select(s => $"  {s.Name} "))
                .Concat(FaultKinds.All.Select(k => $"  {k.Name} ")),
            word => Assert.Contains(word, help, StringComparison.Ordinal));
    }

    [Fact]
    public void Other_keys_take_the_place_of_the_example()
    {
        KeyPair plain = Assert.Single(EmulatorCommand.Parse("--access-key", "A", "--secret-key", "S").Keys);
        KeyPair temporary = Assert.Single(
            EmulatorCommand.Parse("--access-key", "A", "--secret-key", "S", "--session-token", "T").Keys);

        Assert.Equal(new KeyPair("A", "S"), plain);
        Assert.Equal(new KeyPair("A", "S", "T") { SessionTokenRequired = true }, temporary);
        Assert.Same(KeyPair.Example, Assert.Single(EmulatorCommand.Parse().Keys));
    }
}
