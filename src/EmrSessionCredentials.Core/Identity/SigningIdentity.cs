using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>Who signs. Its text form is where the credentials came from, never what they are.</summary>
public sealed class SigningIdentity
{
    private readonly string? _loginProfile;

    internal SigningIdentity(
        AWSCredentials credentials, string source, ProfileSection? profile = null, string? loginProfile = null)
    {
        Source = source;
        Profile = profile;
        _loginProfile = loginProfile;
        Credentials = new ExplainedCredentials(credentials, Explain);
    }

    /// <summary>
    /// What a client signs with. It renews itself, and all that it throws is a <see
    /// cref="SessionCredentialException"/>: one that comes out of a client's call is known by that to be about the
    /// credentials and not about the call.
    /// </summary>
    public AWSCredentials Credentials { get; }

    /// <summary>
    /// Where the credentials came from, for instance <c>profile 'prod' in /home/u/.aws/credentials</c>.
    /// </summary>
    public string Source { get; }

    /// <summary>The profile that signs, or null where none does.</summary>
    public ProfileSection? Profile { get; }

    /// <summary>Says what an exception from the credentials means, in terms of the profile and its file.</summary>
    /// <param name="exception">What a credentials provider threw.</param>
    /// <returns>
    /// The error to show. No secret is in it: nothing that a provider printed or was answered is passed on.
    /// </returns>
    public SessionCredentialException Explain(Exception exception) =>
        CredentialFailure.Explain(exception, Source, _loginProfile);

    /// <summary>Gets the credentials once, so that an expired login is one error and not one for each item.</summary>
    /// <param name="cancellationToken">
    /// Ends the wait at once. What AWSSDK has begun cannot be stopped and ends by itself, unheard.
    /// </param>
    /// <returns>A task that ends when the credentials are at hand.</returns>
    /// <exception cref="SessionCredentialException">They cannot be had.</exception>
    public async Task EnsureUsableAsync(CancellationToken cancellationToken) =>
        await Waiting.UntilAsync(
            Task.Run(Credentials.GetCredentialsAsync, CancellationToken.None),
            Timeout.InfiniteTimeSpan,
            cancellationToken).ConfigureAwait(false);

    /// <summary>The same as <see cref="Source"/>.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Source;
}
