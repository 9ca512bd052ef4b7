using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// AWSSDK's web identity credentials with the STS client chosen here, for the reasons of <see
/// cref="RoleCredentials"/>.
/// </summary>
internal sealed class WebIdentityCredentials(AssumeRoleWithWebIdentityCredentials role, StsSettings sts)
    : AssumeRoleWithWebIdentityCredentials(role.WebIdentityTokenFile, role.RoleArn, role.RoleSessionName)
{
    protected override ICoreAmazonSTS CreateClient() => sts.CreateClient(new AnonymousAWSCredentials());
}
