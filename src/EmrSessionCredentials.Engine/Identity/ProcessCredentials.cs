using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The credentials that the <c>credential_process</c> of a profile prints. AWSSDK.Core's own provider gives the command
/// to a shell, and limits neither its time nor its output.
/// </summary>
internal sealed class ProcessCredentials : RefreshingAWSCredentials
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(15);

    private readonly string _command;
    private readonly string _source;
    private readonly TimeProvider _clock;

    /// <param name="source">The profile, for messages.</param>
    internal ProcessCredentials(string command, string source, TimeProvider? clock = null)
    {
        _command = command;
        _source = source;
        _clock = clock ?? TimeProvider.System;
        PreemptExpiryTime = RenewBefore;
    }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        Task.Run(GenerateNewCredentialsAsync).GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        ArraySegment<byte> output = await RunAsync(Words(), CallerStop.Current).ConfigureAwait(false);
        try
        {
            return CredentialDocument.ReadProcess(output, _clock.GetUtcNow());
        }
        catch (FormatException exception)
        {
            throw Failed($"printed credentials that cannot be used: {exception.Message}");
        }
        finally
        {
            BoundedStream.Clear(output);
        }
    }

    private List<string> Words()
    {
        try
        {
            List<string> words = CommandLine.Split(_command);
            return words.Count > 0 && words[0].Length > 0 ? words : throw new FormatException("names no program");
        }
        catch (FormatException exception)
        {
            throw Failed($"cannot be run: the command {exception.Message}", "Correct that setting.");
        }
    }

    private async Task<ArraySegment<byte>> RunAsync(List<string> words, CancellationToken stop)
    {
        using AttemptLimit limit = new(Limit, _clock, stop);
        try
        {
            (int exitCode, ArraySegment<byte>? printed) =
                await ProgramRun.WaitAsync(words, limit.Token).ConfigureAwait(false);
            if (printed is not { } output)
                throw Failed("printed more than 1 MiB and was stopped");
            return exitCode == 0 ? output : throw Failed($"ended with exit code {exitCode}");
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            throw new SessionCredentialException(
                FailureKind.Timeout,
                IdentityErrorCodes.CredentialSourceTimeout,
                $"The credential_process of the {_source} did not end within a minute and was stopped.",
                "Run that command yourself to see what it waits for: here it cannot ask for anything.");
        }
        catch (Win32Exception exception)
        {
            throw Failed(
                $"cannot be started: {Reason(exception.NativeErrorCode)}",
                "Check the program's path in that setting. No shell reads it: ~ and variables are not replaced, and a path with "
                + "spaces needs quotation marks.");
        }
    }

    // .NET has no error of the system for a path that is a folder.
    private static string Reason(int error) =>
        error == 0 ? "the program is not a file that can be run" : new Win32Exception(error).Message;

    private SessionCredentialException Failed(
        string what,
        string advice = "Run that command yourself to see what it prints; its output is not shown here, because it can contain secrets.") =>
        IdentityErrors.Configuration(
            IdentityErrorCodes.CredentialProcessFailed, $"The credential_process of the {_source} {what}.", advice, _source);
}
