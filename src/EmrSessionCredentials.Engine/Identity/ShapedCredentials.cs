using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Credentials behind a foreign object, read anew at each use: the object renews itself, and what it gave an hour ago
/// may have expired.
/// </summary>
internal sealed class ShapedCredentials(object source, string setting) : AWSCredentials
{
    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override Task<ImmutableCredentials> GetCredentialsAsync() => CredentialObject.ReadAsync(source, setting);
}
