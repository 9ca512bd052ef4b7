using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The keys of the instance's role. AWSSDK.Core's own provider asks through the proxy, which then has the keys, asks the
/// service that was configured at the process's start, and waits for some 200 seconds. As that one does, this uses the
/// keys at hand where there are no new ones, and keys that the service gives although they have expired.
/// </summary>
internal sealed class InstanceKeys : RefreshingAWSCredentials
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan RenewAfter = TimeSpan.FromHours(1);
    private static readonly TimeSpan Extension = TimeSpan.FromMinutes(2);

    private readonly string _role;
    private readonly ProfileStore _store;
    private ImmutableCredentials? _last;

    internal InstanceKeys(string role, ProfileStore store)
    {
        _role = role;
        _store = store;
        PreemptExpiryTime = RenewBefore;
    }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        Task.Run(GenerateNewCredentialsAsync).GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        (ArraySegment<byte>? document, string? problem, bool isLate) =
            await InstanceMetadata.AskKeysAsync(_role, _store, CallerStop.Current).ConfigureAwait(false);
        CredentialsRefreshState? given = null;
        if (document is { } json)
            (given, problem) = Read(json);
        _last = given?.Credentials ?? _last
            ?? throw Failed(problem ?? $"its metadata service has no keys of the role '{_role}'", isLate);

        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;
        DateTime latest = now + RenewAfter + RenewBefore;
        return new CredentialsRefreshState(_last, given is null || given.Expiration <= now ? now + Extension + RenewBefore
            : given.Expiration < latest ? given.Expiration
            : latest);
    }

    private static (CredentialsRefreshState? Given, string? Problem) Read(ArraySegment<byte> json)
    {
        try
        {
            // Expired ones, too: the service gives them while it cannot get others, and AWS may accept them.
            return (CredentialDocument.ReadContainer(json, DateTimeOffset.MinValue), null);
        }
        catch (FormatException exception)
        {
            string? said = CredentialDocument.ReadError(json);
            string detail = said is null or "Success" ? "" : $", {new ForeignText().Clean(said)}";
            return (null, $"its metadata service gave keys that cannot be used: {exception.Message}{detail}");
        }
        finally
        {
            BoundedStream.Clear(json);
        }
    }

    private static SessionCredentialException Failed(string why, bool isLate) => new(
        isLate ? FailureKind.Timeout : FailureKind.InvalidConfiguration,
        isLate ? IdentityErrorCodes.CredentialSourceTimeout : IdentityErrorCodes.CredentialSourceFailed,
        $"The role of the EC2 instance cannot be used: {why}.",
        "Check the role of the instance and the options of its metadata service.");
}
