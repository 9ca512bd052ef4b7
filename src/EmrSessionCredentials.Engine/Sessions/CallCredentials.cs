using System.Threading.Tasks;
using Amazon.Runtime;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// The keys of the call under way, which were read once, when it began: its connections belong to them. AWSSDK.Core
/// reads credentials twice for a signature, and would send the token of one pair with the signature of another if they
/// changed in between.
/// </summary>
internal sealed class CallCredentials : AWSCredentials
{
    public override ImmutableCredentials GetCredentials() => CallTrace.Current!.Keys!;

    public override Task<ImmutableCredentials> GetCredentialsAsync() => Task.FromResult(GetCredentials());
}
