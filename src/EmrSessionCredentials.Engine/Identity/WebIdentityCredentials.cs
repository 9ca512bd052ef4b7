using System;
using System.IO;
using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// AWSSDK's web identity credentials with the STS client chosen here, for the reasons of <see
/// cref="RoleCredentials"/>.
/// </summary>
internal sealed class WebIdentityCredentials : AssumeRoleWithWebIdentityCredentials
{
    private readonly StsSettings _sts;

    private WebIdentityCredentials(string file, string role, string? sessionName, StsSettings sts)
        : base(file, role, sessionName) => _sts = sts;

    /// <param name="source">Where the settings are, for messages.</param>
    /// <exception cref="SessionCredentialException"><c>InvalidSetting</c>: the file does not exist, or a setting has no valid value.</exception>
    internal static WebIdentityCredentials Create(string file, string role, string? sessionName, string source, StsSettings sts)
    {
        if (!File.Exists(file))
            throw NotUsable($"the token file {file} does not exist", "Check the path, and that the token is mounted there.");
        try
        {
            return new WebIdentityCredentials(Path.GetFullPath(file), role, sessionName, sts);
        }
        catch (ArgumentException)
        {
            throw NotUsable(
                $"the role '{role}' with the session name '{sessionName}' is not valid",
                "A session name has 2 to 64 letters, digits or _=,.@-");
        }

        SessionCredentialException NotUsable(string what, string advice) => IdentityErrors.Configuration(
            IdentityErrorCodes.InvalidSetting, $"The web identity of {source} cannot be used: {what}.", advice);
    }

    protected override ICoreAmazonSTS CreateClient() => _sts.CreateClient(new AnonymousAWSCredentials());
}
