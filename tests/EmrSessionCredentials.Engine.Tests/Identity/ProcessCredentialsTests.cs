using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

[Collection(EnvironmentCollection.Name)]
public sealed class ProcessCredentialsTests : IDisposable
{
    private const string Token = "\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"secret\",\"SessionToken\":\"token\"";
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task What_a_shell_would_act_on_reaches_the_program_as_arguments()
    {
        string script = _scratch.Write("args.sh", """
            hex=$(for a in "$@"; do printf '%s|' "$a"; done | od -An -tx1 | tr -d ' \n')
            printf '{"Version":1,"AccessKeyId":"AKID","SecretAccessKey":"s","SessionToken":"%s"}' "$hex"
            """);

        ImmutableCredentials keys = await KeysAsync($"sh '{script}' a; b | c $(touch made) > *.x \"d e\" '' f\\ g && $HOME ~");

        string given = Encoding.UTF8.GetString(Convert.FromHexString(keys.Token));
        Assert.Equal($"a;|b|||c|$(touch|made)|>|*.x|d e||f g|&&|$HOME|~|", given);
    }

    [Theory]
    [InlineData("~/p.sh")]
    [InlineData("$HOME/p.sh")]
    [InlineData("no-such-program")]
    [InlineData("/no/such/program a b")]
    [InlineData("\"/bin/sh a b\"")]
    [InlineData("p.sh")]
    public async Task A_program_that_cannot_be_started_is_an_error_that_names_the_setting(string command)
    {
        string script = _scratch.Write("p.sh", $"#!/bin/sh\necho '{Programs.Keys}'");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        string folder = Environment.CurrentDirectory;
        Environment.CurrentDirectory = _scratch.Home;
        try
        {
            SessionCredentialException error = await Run.FailsAsync(() => KeysAsync(command));

            Assert.Equal(IdentityErrorCodes.CredentialProcessFailed, error.ErrorCode);
            Assert.StartsWith($"The credential_process of the profile 'p' in {_scratch.ConfigPath} cannot be started: No such file", error.Message, StringComparison.Ordinal);
            Assert.Contains("quotation marks", error.Advice, StringComparison.Ordinal);
        }
        finally
        {
            Environment.CurrentDirectory = folder;
        }
    }

    [Theory]
    [InlineData("sh 'a", "a quotation mark that is not closed")]
    [InlineData("sh a\\", "nothing to escape")]
    [InlineData("\"\"", "names no program")]
    public async Task A_command_that_cannot_be_split_is_an_error(string command, string told)
    {
        SessionCredentialException error = await Run.FailsAsync(() => KeysAsync(command));

        Assert.Equal(IdentityErrorCodes.CredentialProcessFailed, error.ErrorCode);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_has_this_environment_and_no_input()
    {
        _scratch.Set("AWS_TEST_KEY", "AKIDENV");
        string script = _scratch.Write("p.sh", """
            cat > /dev/null
            printf '{"Version":1,"AccessKeyId":"%s","SecretAccessKey":"s"}' "$AWS_TEST_KEY"
            """);

        Assert.Equal("AKIDENV", (await KeysAsync($"sh '{script}'")).AccessKey);
    }

    [Theory]
    [InlineData("""{"Version":1,%,"Expiration":null}""")]
    [InlineData("""{"Version":1.0,%,"Unknown":[1]}""")]
    [InlineData("""{"\ud800":1,"Version":1,%,"\ud800ersion":2}""")]
    [InlineData("  {\"Version\":1,%,\"Expiration\":\"2099-01-01T00:00:00+05:30\"}\r\n")]
    [InlineData("""{"Version":1,%,"Expiration":"2099-01-01T00:00:00.123Z"}""")]
    [InlineData("""{"Version":1,%,"Expiration":"20990101T000000Z"}""")]
    [InlineData("""{"Version":1,%,"Expiration":"2099-01-01 00:00:00 UTC"}""")]
    [InlineData("""{"Version":1,%,"Expiration":"2099-01-01T00:00:00UTC"}""")]
    [InlineData("""{"Version":1,%,"Expiration":"Thu Jan  1 00:00:00 UTC 2099"}""")]
    public async Task Credentials_of_version_1_are_taken_and_the_program_is_not_asked_again(string printed)
    {
        string script = _scratch.Write("p.sh", $"echo >> '{_scratch.Home}/runs'\ncat '{_scratch.Write("out", printed.Replace("%", Token))}'");
        SigningIdentity identity = await IdentityAsync($"sh '{script}'");

        ImmutableCredentials first = await identity.GetKeysAsync(TestContext.Current.CancellationToken);
        ImmutableCredentials second = await identity.GetKeysAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("AKID", "secret", "token"), (first.AccessKey, first.SecretKey, first.Token));
        Assert.Equal(first, second);
        Assert.Single(File.ReadAllLines(Path.Combine(_scratch.Home, "runs")));
    }

    // AWSSDK.Core counts keys as expired one minute early.
    [Theory]
    [InlineData(14, 2)]
    [InlineData(17, 1)]
    public async Task Keys_are_requested_again_15_minutes_before_they_expire(int minutesLeft, int runs)
    {
        PauselessClock clock = new();
        string keys = $$"""{"Version":1,{{Token}},"Expiration":"{{Answers.Iso(TimeSpan.FromMinutes(minutesLeft))}}"}""";
        ProcessCredentials credentials = new($"echo '{keys}'", "profile 'p'", clock);

        _ = await credentials.GetCredentialsAsync();
        _ = await credentials.GetCredentialsAsync();

        Assert.Equal(runs, clock.Limits);
    }

    [Theory]
    [InlineData("""{"Version":"1",%}""", "Version is not 1")]
    [InlineData("""{"Version":2,%}""", "Version is not 1")]
    [InlineData("{%}", "there is no Version")]
    [InlineData("""{"version":1,%}""", "there is no Version")]
    [InlineData("""{"Version":1,"SecretAccessKey":"hidden"}""", "there is no AccessKeyId")]
    [InlineData("""{"Version":1,"AccessKeyId":"hidden","SecretAccessKey":""}""", "there is no SecretAccessKey")]
    [InlineData("""{"Version":1,"AccessKeyId":"hidden","SecretAccessKey":{"a":"hidden"}}""", "SecretAccessKey is not a string")]
    [InlineData("""{"Version":1,"AccessKeyId":"hidden","SecretAccessKey":"\ud800hidden"}""", "SecretAccessKey is not valid Unicode")]
    [InlineData("""{"Version":1,%,"Expiration":"hidden"}""", "Expiration is not a date")]
    [InlineData("""{"Version":1,%,"Expiration":"2099-01-01T00:00:00"}""", "Expiration is not a date and time with a time zone")]
    [InlineData("""{"Version":1,%,"Expiration":4102444800}""", "Expiration is not a string")]
    [InlineData("""{"Version":1,%,"Expiration":"2020-01-01T00:00:00Z"}""", "they have already expired")]
    [InlineData("""log: hidden {"Version":1,%}""", "not a JSON object")]
    [InlineData("""["hidden"]""", "not a JSON object")]
    [InlineData("", "not a JSON object")]
    public async Task What_is_not_credentials_of_version_1_is_an_error_that_says_why_and_quotes_nothing(string printed, string told)
    {
        string file = _scratch.Write("out", printed.Replace("%", Token));

        SessionCredentialException error = await Run.FailsAsync(() => KeysAsync($"cat '{file}'"));

        Assert.Equal(IdentityErrorCodes.CredentialProcessFailed, error.ErrorCode);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.Ordinal);
        Assert.DoesNotContain("AKID", Run.AllText(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_with_a_line_break_are_refused_by_name()
    {
        string file = _scratch.Write("out", """{"Version":1,"AccessKeyId":"AK\r\nhidden: x","SecretAccessKey":"s"}""");

        SessionCredentialException error = await Run.FailsAsync(() => KeysAsync($"cat '{file}'"));

        Assert.Equal(IdentityErrorCodes.InvalidKeys, error.ErrorCode);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Output_without_an_end_is_an_error_and_ends_the_program()
    {
        string pipe = Programs.Pipe(_scratch, "ids");
        string script = _scratch.Write("yes.sh", $"echo $$ > '{pipe}'\nexec yes hidden");
        Task<int[]> ids = Programs.IdsAsync(pipe);

        SessionCredentialException error = await Run.FailsAsync(() => KeysAsync($"sh '{script}'"));

        Assert.Equal(IdentityErrorCodes.CredentialProcessFailed, error.ErrorCode);
        Assert.Contains("more than 1 MiB", error.Message, StringComparison.Ordinal);
        await Programs.EndedAsync(await ids);
    }

    [Fact]
    public async Task Errors_without_an_end_do_not_hold_the_program_up()
    {
        string script = _scratch.Write("p.sh", $"head -c 3000000 /dev/zero >&2\necho '{Programs.Keys}'");

        Assert.Equal("AKIDPROCESS", (await KeysAsync($"sh '{script}'")).AccessKey);
    }

    [Fact]
    public async Task A_folder_in_the_programs_place_is_said_not_to_be_a_file()
    {
        SessionCredentialException error = await Run.FailsAsync(() => KeysAsync($"'{_scratch.Home}'"));

        Assert.EndsWith("cannot be started: the program is not a file that can be run.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_does_not_end_is_ended_after_a_minute_with_what_it_started()
    {
        string pipe = Programs.Pipe(_scratch, "ids");
        ManualTime clock = new(DateTimeOffset.UtcNow);
        ProcessCredentials credentials = new($"sh '{Programs.Tree(_scratch, pipe)}'", "profile 'p'", clock);

        Task<ImmutableCredentials> keys = credentials.GetCredentialsAsync();
        int[] ids = await Programs.IdsAsync(pipe);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(keys.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        SessionCredentialException error = await Run.FailsAsync(() => keys);
        Assert.Equal((IdentityErrorCodes.CredentialSourceTimeout, FailureKind.Timeout), (error.ErrorCode, error.Kind));
        Assert.Contains("credential_process of the profile 'p' did not end within a minute", error.Message, StringComparison.Ordinal);
        await Programs.EndedAsync(ids);
    }

    [Fact]
    public async Task A_stop_ends_the_program_and_what_it_started()
    {
        string pipe = Programs.Pipe(_scratch, "ids");
        SigningIdentity identity = await IdentityAsync($"sh '{Programs.Tree(_scratch, pipe)}'");
        using CancellationTokenSource stop = new();

        Task<ImmutableCredentials> keys = identity.GetKeysAsync(stop.Token);
        int[] ids = await Programs.IdsAsync(pipe);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => keys);
        await Programs.EndedAsync(ids);
    }

    [Fact]
    public async Task A_stop_of_one_caller_does_not_fail_the_other()
    {
        string pipe = Programs.Pipe(_scratch, "ids");
        string script = _scratch.Write(
            "p.sh", $"if [ -e '{_scratch.Home}/again' ]; then echo '{Programs.Keys}'; else touch '{_scratch.Home}/again'; . '{Programs.Tree(_scratch, pipe)}'; fi");
        SigningIdentity identity = await IdentityAsync($"sh '{script}'");
        using CancellationTokenSource stop = new();

        Task<ImmutableCredentials> stopped = identity.GetKeysAsync(stop.Token);
        int[] ids = await Programs.IdsAsync(pipe);
        Task<ImmutableCredentials> other = identity.GetKeysAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        Assert.Equal("AKIDPROCESS", (await other).AccessKey);
        await Programs.EndedAsync(ids);
    }

    [Fact]
    public async Task A_role_whose_source_is_a_process_names_the_profile_of_the_process()
    {
        _scratch.Config("""
            [profile role]
            role_arn = arn:aws:iam::1:role/r
            source_profile = base
            region = eu-west-1
            [profile base]
            credential_process = false
            """);
        SigningIdentity identity = await Run.SignerAsync(new IdentityOptions { ProfileName = "role" });

        SessionCredentialException error = await Run.FailsAsync(() => identity.GetKeysAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("The credential_process of the profile 'base'", error.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 1", error.Message, StringComparison.Ordinal);
    }

    private Task<SigningIdentity> IdentityAsync(string command)
    {
        _scratch.Config($"[profile p]\ncredential_process = {command}");
        return Run.SignerAsync(new IdentityOptions { ProfileName = "p" });
    }

    private async Task<ImmutableCredentials> KeysAsync(string command) =>
        await (await IdentityAsync(command)).GetKeysAsync(TestContext.Current.CancellationToken);
}
