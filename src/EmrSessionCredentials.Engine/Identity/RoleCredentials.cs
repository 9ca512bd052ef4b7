using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SecurityToken;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// AWSSDK's assume-role credentials with the STS client chosen here. AWSSDK's own choice asks a region cache that is
/// filled once for the process, overlooks the region of a named profile, goes to the instance metadata service for up
/// to twenty seconds where none is set, and loads the client from whichever load context has one.
/// </summary>
internal sealed class RoleCredentials(
    AWSCredentials signer, string role, string sessionName, AssumeRoleAWSCredentialsOptions options, StsSettings sts)
    : AssumeRoleAWSCredentials(signer, role, sessionName, options)
{
    // The client's blocking form goes another way through its pipeline, without the bounds.
    protected override CredentialsRefreshState GenerateNewCredentials() =>
        Task.Run(GenerateNewCredentialsAsync).GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        ImmutableCredentials keys = await SourceCredentials.GetCredentialsAsync().ConfigureAwait(false);
        using AmazonSecurityTokenServiceClient client = sts.CreateClient(keys);
        ICoreAmazonSTS calls = client;
        AssumeRoleImmutableCredentials given = await calls.CredentialsFromAssumeRoleAuthenticationAsync(
            RoleArn, RoleSessionName, Options).ConfigureAwait(false);
        return new CredentialsRefreshState(given, given.Expiration);
    }
}
