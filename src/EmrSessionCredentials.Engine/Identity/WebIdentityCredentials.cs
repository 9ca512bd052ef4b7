using System;
using System.IO;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.SharedInterfaces;
using Amazon.SecurityToken;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Settings;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// AWSSDK's web identity credentials with the STS client chosen here, for the reasons of <see
/// cref="RoleCredentials"/>, and with a token file that is read up to 1 MiB.
/// </summary>
internal sealed class WebIdentityCredentials : AssumeRoleWithWebIdentityCredentials
{
    private readonly StsSettings _sts;

    private WebIdentityCredentials(string file, string role, string? sessionName, StsSettings sts)
        : base(file, role, sessionName) => _sts = sts;

    /// <param name="source">Where the settings are, for messages.</param>
    /// <exception cref="SessionCredentialException">
    /// <c>InvalidSetting</c>: the file does not exist, or a setting has no valid value.
    /// </exception>
    internal static WebIdentityCredentials Create(
        string file, string role, string? sessionName, string source, StsSettings sts)
    {
        if (!File.Exists(file))
            throw NotUsable(
                $"the token file {file} does not exist", "Check the path, and that the token is mounted there.");
        if (RoleSetting.FindTooShort(role, sessionName) is { } tooShort)
        {
            throw NotUsable(
                $"it {tooShort}",
                "Correct role_arn or role_session_name of the profile, or AWS_ROLE_ARN or AWS_ROLE_SESSION_NAME.");
        }

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
            IdentityErrorCodes.InvalidSetting, $"The web identity of {source} cannot be used: {what}.", advice, source);
    }

    protected override CredentialsRefreshState GenerateNewCredentials() =>
        Task.Run(GenerateNewCredentialsAsync).GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        string token = ReadToken();
        using AmazonSecurityTokenServiceClient client = _sts.CreateClient(keys: null);
        ICoreAmazonSTS calls = client;
        AssumeRoleImmutableCredentials given = await calls.CredentialsFromAssumeRoleWithWebIdentityAuthenticationAsync(
            token, RoleArn, RoleSessionName, new AssumeRoleWithWebIdentityCredentialsOptions()).ConfigureAwait(false);
        return new CredentialsRefreshState(given, given.Expiration);
    }

    // AWSSDK would read the file to its end, whatever it is.
    private string ReadToken() => BoundedFile.ReadToken(WebIdentityTokenFile, problem => IdentityErrors.Configuration(
        IdentityErrorCodes.InvalidSetting,
        $"The web identity token cannot be read: {problem}.",
        "Check AWS_WEB_IDENTITY_TOKEN_FILE, or web_identity_token_file of the profile, and that the token is mounted there.",
        WebIdentityTokenFile));
}
