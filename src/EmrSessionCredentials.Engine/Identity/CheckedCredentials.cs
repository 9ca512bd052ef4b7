using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Credentials whose keys are checked each time they are used: those that renew themselves can change.
/// </summary>
internal sealed class CheckedCredentials(AWSCredentials inner, string source) : AWSCredentials
{
    public override ImmutableCredentials GetCredentials() => SigningKeys.Check(inner.GetCredentials(), source);

    public override async Task<ImmutableCredentials> GetCredentialsAsync() =>
        SigningKeys.Check(await inner.GetCredentialsAsync().ConfigureAwait(false), source);
}
