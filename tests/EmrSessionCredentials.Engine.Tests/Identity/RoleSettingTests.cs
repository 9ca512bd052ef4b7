using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>The settings of a role are refused before a call where botocore refuses them, and AWS STS judges the others.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class RoleSettingTests(LoopbackServer server) : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("role_arn = arn:aws:iam::1:role", "role_arn to fewer than 20")]
    [InlineData("role_arn = arn:aws:iam::1:role/r\nrole_session_name = s", "role_session_name to fewer than 2")]
    [InlineData("role_arn = arn:aws:iam::1:role/r\nexternal_id = e", "external_id to fewer than 2")]
    public async Task A_setting_that_is_too_short_is_refused_before_a_call_with_its_profile_also_of_a_source(string settings, string told)
    {
        Configure($"{settings}\nsource_profile = base");
        foreach (string profile in (string[])["role", "over"])
        {
            SessionCredentialException error = await FailsAsync(profile);

            Assert.Equal(IdentityErrorCodes.InvalidProfile, error.ErrorCode);
            Assert.Contains($"The profile 'role' in {_scratch.ConfigPath} sets {told} characters", error.Message, StringComparison.Ordinal);
        }

        Assert.Empty(server.Calls);
    }

    [Theory]
    [InlineData("role_arn = arn:aws:iam::1:role", "role_arn to fewer than 20")]
    [InlineData("role_arn = arn:aws:iam::1:role/r\nrole_session_name = s", "role_session_name to fewer than 2")]
    public async Task So_is_one_of_a_web_identity(string settings, string told)
    {
        Configure($"{settings}\nweb_identity_token_file = {_scratch.Write("token", "jwt")}");

        SessionCredentialException error = await FailsAsync("role");

        Assert.Equal(IdentityErrorCodes.InvalidSetting, error.ErrorCode);
        Assert.Contains($"profile 'role' in {_scratch.ConfigPath}", error.Message, StringComparison.Ordinal);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_ROLE_ARN", error.Advice, StringComparison.Ordinal);
        Assert.Empty(server.Calls);
    }

    // botocore does not check the greatest length and the characters.
    [Fact]
    public async Task A_setting_that_is_long_or_has_other_characters_is_sent()
    {
        Configure($"role_arn = arn:aws:iam::1:role/{new string('r', 2048)}\nrole_session_name = a b\nsource_profile = base");
        server.Reply(_ => (400, Answers.StsError("ValidationError", "Member must have length less than or equal to 2048")));

        SessionCredentialException error = await FailsAsync("role");

        Assert.Equal(("ValidationError", FailureKind.InvalidConfiguration), (error.ErrorCode, error.Kind));
        Assert.EndsWith("AWS answered ValidationError: Member must have length less than or equal to 2048", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Check role_arn, role_session_name, external_id and duration_seconds", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ValidationError", 400, "role_session_name")]
    [InlineData("MalformedPolicyDocument", 400, "role_session_name")]
    [InlineData("PackedPolicyTooLarge", 400, "role_session_name")]
    [InlineData("RegionDisabledException", 403, "in another region")]
    public async Task An_answer_about_a_setting_is_an_error_of_the_configuration_that_says_what_to_check(string code, int status, string told)
    {
        Configure("role_arn = arn:aws:iam::1:role/r\nsource_profile = base");
        server.Reply(_ => (status, Answers.StsError(code, "no")));

        SessionCredentialException error = await FailsAsync("role");

        Assert.Equal((code, FailureKind.InvalidConfiguration), (error.ErrorCode, error.Kind));
        Assert.Contains(told, error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_IAM_Identity_Center_the_settings_of_the_login_are_named()
    {
        SsoLogin.Profile(_scratch, session: true);
        SsoLogin.Token(_scratch, session: true, Answers.Iso(TimeSpan.FromHours(1)));
        _scratch.Set("AWS_ENDPOINT_URL_SSO", server.Url);
        server.Reply(_ => (400, """{"__type":"InvalidRequestException","message":"accountId is not valid"}"""));

        SessionCredentialException error = await FailsAsync("sso");

        Assert.EndsWith("AWS answered InvalidRequestException: accountId is not valid", error.Message, StringComparison.Ordinal);
        Assert.Equal("Check the profile's sso_account_id, sso_role_name and sso_region.", error.Advice);
    }

    private void Configure(string settings)
    {
        server.Reply(_ => (200, Answers.Sts("AssumeRole", "AKIDROLE")));
        _scratch.Set("AWS_ENDPOINT_URL_STS", server.Url);
        _scratch.Config($"""
            [profile role]
            {settings}
            region = eu-west-1
            [profile over]
            role_arn = arn:aws:iam::1:role/over
            source_profile = role
            region = eu-west-1
            [profile base]
            aws_access_key_id = AKIDBASE
            aws_secret_access_key = s
            """);
    }

    private static Task<SessionCredentialException> FailsAsync(string profile) =>
        Run.FailsAsync(() => Run.KeysAsync(new IdentityOptions { ProfileName = profile }));
}
