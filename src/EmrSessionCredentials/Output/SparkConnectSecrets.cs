using System.Management.Automation;
using System.Security;

namespace EmrSessionCredentials.Output;

/// <summary>
/// The one secret of a Spark Connect session: its token, or the password where a cluster gave only that.
/// </summary>
internal static class SparkConnectSecrets
{
    internal static SecureString SecretOf(SparkConnectSessionCredential credential) =>
        (credential.Token ?? credential.Password)!;

    // A token has no user name; the session's id shows in a secret store what it opens.
    internal static PSCredential ToPSCredential(SparkConnectSessionCredential credential) => credential.Password is { } password
        ? new PSCredential(credential.Username, password)
        : new PSCredential(credential.SessionId, credential.Token);
}
