using System;
using System.Linq;
using System.Net;
#if NET
using System.Net.Http;
#endif
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// AWSSDK's keys of the instance's role, waited for no longer than for the other answers of the metadata service:
/// AWSSDK would wait for some 200 seconds. Where they are late, the keys at hand are used for two minutes more, as
/// AWSSDK does after an error.
/// </summary>
internal sealed class InstanceKeys(string role, TimeSpan limit) : InstanceProfileAWSCredentials(role)
{
    private static readonly TimeSpan Extension = TimeSpan.FromMinutes(2);

    private CredentialsRefreshState? _last;

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        Task.Run(GenerateNewCredentialsAsync).GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        try
        {
            // Its questions block at first, and pause between their tries: hence on a thread of their own.
            return _last = await Waiting.UntilAsync(
                Task.Run(base.GenerateNewCredentialsAsync, CancellationToken.None), limit, CallerStop.Current).ConfigureAwait(false);
        }
        catch (TimeoutException) when (_last is not null)
        {
            return new CredentialsRefreshState(
                _last.Credentials, TimeProvider.System.GetUtcNow().UtcDateTime + PreemptExpiryTime + Extension);
        }
        catch (TimeoutException)
        {
            throw new SessionCredentialException(
                FailureKind.Timeout, IdentityErrorCodes.CredentialSourceTimeout, Message(InstanceMetadata.Late(limit)), Advice);
        }
        catch (Exception exception) when (StatusOf(exception) is { } status)
        {
            throw IdentityErrors.Configuration(
                IdentityErrorCodes.CredentialSourceFailed, Message(InstanceMetadata.Status((int)status)), Advice);
        }
    }

    private static string Advice => "Check the role of the instance and the options of its metadata service.";

    private static string Message(string why) => $"The role of the EC2 instance cannot be used: {why}.";

    // AWSSDK's own exceptions have no status.
    private static HttpStatusCode? StatusOf(Exception exception) => ForeignException.Chain(exception)
#if NET
        .Select(e => (e as HttpRequestException)?.StatusCode)
#else
        .Select(e => ((e as WebException)?.Response as HttpWebResponse)?.StatusCode)
#endif
        .FirstOrDefault(status => status is not null);
}
