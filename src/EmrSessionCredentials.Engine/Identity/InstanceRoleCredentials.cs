using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The role of the EC2 instance for a profile with credential_source. In place of AWSSDK's own, which waits some twenty
/// seconds where there is no instance and keeps the endpoint of the process's start.
/// </summary>
internal sealed class InstanceRoleCredentials(string source, ProfileStore store) : AWSCredentials
{
    private AWSCredentials? _found;

    public override ImmutableCredentials GetCredentials() => GetCredentialsAsync().GetAwaiter().GetResult();

    public override async Task<ImmutableCredentials> GetCredentialsAsync()
    {
        AWSCredentials found = _found ??= await FindAsync().ConfigureAwait(false);
        return await found.GetCredentialsAsync().ConfigureAwait(false);
    }

    private async Task<AWSCredentials> FindAsync()
    {
        (AWSCredentials? found, string? why) =
            await InstanceMetadata.FindCredentialsAsync(store, CallerStop.Current).ConfigureAwait(false);
        return found ?? throw IdentityErrors.Configuration(
            IdentityErrorCodes.CredentialSourceFailed,
            $"The {source} has credential_source = Ec2InstanceMetadata, but the role of the EC2 instance cannot be used: "
            + $"{why}.",
            "Use the profile on an EC2 instance with a role, or use another profile here.",
            source);
    }
}
