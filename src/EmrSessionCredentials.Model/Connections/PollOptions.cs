using System;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Connections;

/// <summary>How to wait until an endpoint accepts a credential.</summary>
/// <param name="Uri">What to ask: a URL, or a path below the connection's own.</param>
/// <param name="Timeout">How long to go on asking.</param>
/// <param name="Interval">How long to wait between an answer and the next question.</param>
internal sealed record PollOptions(Uri Uri, TimeSpan Timeout, TimeSpan Interval)
{
    /// <summary>Refuses a URL that no credential is sent to.</summary>
    /// <exception cref="InvalidRequestParameterException">The URL holds a user name or a password.</exception>
    public void ThrowIfInvalid()
    {
        if (Uri.IsAbsoluteUri && ConnectionAddress.HasLogin(Uri))
            throw new InvalidRequestParameterException(
                [new RuleViolation("WaitUntilUsable", ConnectionAddress.LoginRule)]);
    }
}
