using System;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>Profiles whose keys come from a call: of AWS STS with keys and without, and of IAM Identity Center.</summary>
internal static class IdentityProfiles
{
    /// <param name="profile"><c>role</c>, <c>web</c>, <c>sso</c>, or <c>oidc</c> for a login that has to be renewed.</param>
    /// <param name="endpoint">Where the calls go; null for the services' own endpoints.</param>
    internal static void Configure(Scratch scratch, string profile, Uri? endpoint)
    {
        scratch.Set("AWS_ENDPOINT_URL", endpoint?.AbsoluteUri);
        scratch.Set("AWS_MAX_ATTEMPTS", "1");
        if (profile is "role")
        {
            scratch.Config("""
                [profile role]
                role_arn = arn:aws:iam::123456789012:role/r
                source_profile = base
                external_id = external-id-of-role
                region = eu-west-1
                [profile base]
                aws_access_key_id = AKIDBASE
                aws_secret_access_key = s-secret-key-of-base/+
                aws_session_token = s-session-token-of-base/+
                """);
        }
        else if (profile is "web")
        {
            scratch.Config($"""
                [profile web]
                role_arn = arn:aws:iam::123456789012:role/r
                web_identity_token_file = {scratch.Write("token", "web-identity-token")}
                region = eu-west-1
                """);
        }
        else
        {
            SsoLogin.Profile(scratch, session: true);
            bool isOver = profile is "oidc";
            SsoLogin.Token(scratch, session: true, Answers.Iso(isOver ? TimeSpan.FromMinutes(-1) : TimeSpan.FromHours(2)), refresh: isOver);
        }
    }
}
