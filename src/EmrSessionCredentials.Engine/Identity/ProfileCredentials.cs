using System;
using System.IO;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// Has AWSSDK make the credentials of a profile, whatever kind it is, and says what is wrong with it if it cannot.
/// </summary>
internal static class ProfileCredentials
{
    /// <exception cref="SessionCredentialException">The profile's settings do not add up to credentials.</exception>
    internal static SigningIdentity Create(ProfileSection profile, ProfileStore store, IdentityOptions options)
    {
        if (!profile.HasCredentials)
            throw IdentityErrors.InvalidProfile(profile, "has no settings for credentials");

        ProfileSection last = CredentialChain.Follow(profile, store);
        Check(last);
        CredentialProfile sdkProfile = profile.ToCredentialProfile();
        if (!sdkProfile.CanCreateAWSCredentials)
            throw Unusable(profile);

        return new SigningIdentity(FromSdk(profile, last, sdkProfile, store, options), profile.Source, profile, last.Name);
    }

    private static AWSCredentials FromSdk(
        ProfileSection profile, ProfileSection last, CredentialProfile sdkProfile, ProfileStore store, IdentityOptions options)
    {
        if (ProfileFileCredentials.KeysOf(profile) is not null)
            return new ProfileFileCredentials(profile, store, options);

        SdkConfiguration.Initialise(store);
        SsoClients.Register();
        try
        {
            return Adapt(AWSCredentialsFactory.GetAWSCredentials(sdkProfile, store), profile.Source, store, options, last);
        }
        catch (Exception exception) when (exception is not SessionCredentialException)
        {
            throw IdentityErrors.InvalidProfile(profile, $"cannot be used: {Reason(exception)}");
        }
    }

    internal static AWSCredentials Adapt(AWSCredentials made, string source, ProfileStore store, IdentityOptions options, ProfileSection? last = null)
    {
        switch (made)
        {
            case AssumeRoleAWSCredentials role:
                return new RoleCredentials(
                    role, new CheckedCredentials(Adapt(role.SourceCredentials, source, store, options, last), source), StsSettings.For(options, store));
            case AssumeRoleWithWebIdentityCredentials webIdentity:
                return new WebIdentityCredentials(webIdentity, StsSettings.For(options, store));
            case SSOAWSCredentials sso:
                foreach (string service in new[] { "SSO", "SSO OIDC" })
                    EndpointSetting.Find(service, explicitUrl: null, store)?.ThrowIfUnencrypted(options.AllowUnencryptedEndpoint);
                // A login needs a browser and a person; a cmdlet in a pipeline asks for neither.
                sso.Options.SupportsGettingNewToken = false;
                sso.Options.ProxySettings = options.Proxy;
                return new SsoCredentials(sso.AccountId, sso.Region, sso.RoleName, sso.StartUrl, sso.Options);
            case ProcessAWSCredentials when last?.Get("credential_process") is string command:
                return new ProcessCredentials(command, last.Source);
            case GenericContainerCredentials when ContainerEndpoint.Find() is { } endpoint:
                return new ContainerCredentials(endpoint);
            default:
                // AWSSDK's type for it is internal.
                const string Instance = "DefaultInstanceProfileAWSCredentials";
                return string.Equals(made.GetType().Name, Instance, StringComparison.Ordinal)
                    ? new InstanceRoleCredentials()
                    : made;
        }
    }

    private static void Check(ProfileSection profile)
    {
        bool sso = profile.Get("sso_session") is not null || profile.Get("sso_start_url") is not null;
        foreach (string setting in new[] { "sso_account_id", "sso_role_name", "sso_region", "sso_start_url" })
        {
            if (sso && profile.Get("role_arn") is null && profile.Get(setting) is null)
                throw IdentityErrors.InvalidProfile(profile, $"has no {setting}, which a login profile needs");
        }

        if (profile.Get("login_session") is not null)
        {
            throw IdentityErrors.InvalidProfile(
                profile,
                "is one of 'aws login' (login_session), which needs AWSSDK.Signin, and that is no part of this module",
                "Let another profile have the line: credential_process = aws configure export-credentials --profile "
                + $"{profile.Name} --format process");
        }
    }

    private static SessionCredentialException Unusable(ProfileSection profile) => IdentityErrors.InvalidProfile(
        profile,
        $"has a combination of settings that is no credentials: {string.Join(", ", profile.CredentialSettingNames)}",
        "A profile needs one of: aws_access_key_id with aws_secret_access_key; role_arn with source_profile, "
        + "credential_source or web_identity_token_file; sso_session; credential_process.");

    // These are about the configuration, made before any key is used, and say what is wrong with it. The one exception
    // quotes a line of a file that AWSSDK reads on its own account, "Line 3:<…>", and that may be a key.
    private static string Reason(Exception exception)
    {
        Exception cause = exception.GetBaseException();
        bool sayable = cause is ArgumentException or InvalidOperationException or InvalidDataException
                or AmazonClientException or AmazonServiceException
            && !cause.Message.StartsWith("Line ", StringComparison.Ordinal);
        return sayable ? cause.Message.Split('\r', '\n')[0].TrimEnd('.') : cause.GetType().Name;
    }
}
