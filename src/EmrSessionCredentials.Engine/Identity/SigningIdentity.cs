using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>Who signs. Its text form is where the credentials came from, never what they are.</summary>
internal sealed class SigningIdentity(
    AWSCredentials credentials, string source, ProfileSection? profile = null, string? loginProfile = null)
{
    private readonly bool _isAtHand =
        credentials is BasicAWSCredentials or SessionAWSCredentials or EnvironmentCredentials or ProfileFileCredentials;

    /// <summary>
    /// Where the credentials came from, for instance <c>profile 'prod' in /home/u/.aws/credentials</c>.
    /// </summary>
    public string Source { get; } = source;

    /// <summary>The profile that signs, or null where none does.</summary>
    public ProfileSection? Profile { get; } = profile;

    /// <summary>
    /// When the keys expire, in UTC, as their source said; null for keys that do not, or whose source did not say.
    /// </summary>
    internal DateTime? Expiration => credentials switch
    {
        // It tells when it asks the instance again, and not what the instance said.
        InstanceKeys => null,
        // AWSSDK.Core counts keys as expired a little before they are. Those without an expiration have the last moment
        // there is.
        RefreshingAWSCredentials { Expiration: { } early } keys when early < DateTime.MaxValue - keys.ExpirationBuffer =>
            early + keys.ExpirationBuffer,
        RefreshingAWSCredentials => null,
        _ => credentials.Expiration,
    };

    /// <summary>What is unusual about the settings, and does not keep them from being used.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Where credentials were looked for, all places in their order.</summary>
    internal IReadOnlyList<ConsideredPlace> Considered { get; set; } = [];

    /// <summary>Says what an exception from the credentials means, in terms of the profile and its file.</summary>
    /// <param name="exception">What a credentials provider threw.</param>
    /// <returns>
    /// The error to show. No secret is in it: nothing that a provider printed or was answered is passed on.
    /// </returns>
    public SessionCredentialException Explain(Exception exception) =>
        CredentialFailure.Explain(exception, Source, loginProfile).About(Source);

    /// <summary>
    /// Gets the keys that sign: all of a call with those that were read when it began. They renew themselves.
    /// </summary>
    /// <param name="cancellationToken">
    /// Ends the wait at once, and a <c>credential_process</c>. What AWSSDK has begun cannot be stopped and ends by
    /// itself.
    /// </param>
    /// <exception cref="SessionCredentialException">They cannot be read or requested.</exception>
    public Task<ImmutableCredentials> GetKeysAsync(CancellationToken cancellationToken)
    {
        // Keys that are at hand need neither a thread nor a wait, and most keys are: this runs before every call.
        if (_isAtHand)
            return ReadKeysAsync();
        Func<Task<ImmutableCredentials>> renew = () =>
        {
            CallerStop.Current = cancellationToken;
            return ReadKeysAsync();
        };
        return Waiting.UntilAsync(Task.Run(renew, CancellationToken.None), Timeout.InfiniteTimeSpan, cancellationToken);
    }

    /// <summary>
    /// Who signs, in a form that stays the same when the keys are renewed, and in which there is nothing to sign with:
    /// the role where one is assumed or logged in to, since its keys are new each time; else the access key and a hash.
    /// </summary>
    /// <returns>An access key and a hash, or a role's ARN with the name of the session, if one is configured.</returns>
    internal string ReuseIdOf(ImmutableCredentials keys)
    {
        string? role = _isAtHand
            ? null
            : (credentials as WebIdentityCredentials)?.RoleArn ?? Profile?.Get("role_arn")
                ?? (credentials is SSOAWSCredentials sso ? $"{sso.AccountId}/{sso.RoleName}" : null);
        string? session =
            (credentials as WebIdentityCredentials)?.RoleSessionName ?? Profile?.Get("role_session_name");
        // Nobody has checked the secret yet: the access key alone must not give what its owner requested.
        return role is null ? SigningKeys.Id(keys) : $"{role} {session}";
    }

    // Those that renew themselves can change, so they are checked each time.
    private async Task<ImmutableCredentials> ReadKeysAsync()
    {
        try
        {
            return SigningKeys.Check(
                _isAtHand ? credentials.GetCredentials() : await credentials.GetCredentialsAsync().ConfigureAwait(false), Source);
        }
        catch (Exception exception)
        {
            throw Explain(exception);
        }
    }

    /// <summary>The same as <see cref="Source"/>.</summary>
    public override string ToString() => Source;
}
