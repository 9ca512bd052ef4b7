using System;
using System.Collections;
using System.IO;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Tests.Identity;

/// <summary>
/// Profiles and files that cannot be used: one error, which names the profile and the file and no secret.
/// </summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ProfileErrorTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private static Task<SessionCredentialException> FailsAsync(string? profile, string? location = null) =>
        Run.FailsAsync(
            () => Run.SignerAsync(new IdentityOptions { ProfileName = profile, ProfileLocation = location }));

    [Fact]
    public async Task An_unknown_profile_is_an_error_that_names_the_files_and_the_likeliest_names_first()
    {
        _scratch.Set("AWS_ACCESS_KEY_ID", "AKIDENV");
        _scratch.Set("AWS_SECRET_ACCESS_KEY", "s");
        _scratch.Credentials("[default]\n[zebra]\n[prod]\n");
        _scratch.Config("[profile staging]\n");

        SessionCredentialException error = await FailsAsync("prd");

        Assert.Equal(IdentityErrorCodes.ProfileNotFound, error.ErrorCode);
        Assert.Equal(FailureKind.InvalidConfiguration, error.Kind);
        Assert.Contains("'prd'", error.Message, StringComparison.Ordinal);
        Assert.Contains(_scratch.CredentialsPath, error.Message, StringComparison.Ordinal);
        Assert.Contains(_scratch.ConfigPath, error.Message, StringComparison.Ordinal);
        Assert.StartsWith("Name one of the profiles prod,", error.Advice, StringComparison.Ordinal);
        Assert.Contains("staging", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("default")]
    public async Task An_unknown_profile_in_AWS_PROFILE_is_an_error_too(string name)
    {
        _scratch.Credentials("[other]\naws_access_key_id=AKIDX\naws_secret_access_key=s");
        _scratch.Set("AWS_PROFILE", name);

        SessionCredentialException error = await FailsAsync(null);

        Assert.Equal(IdentityErrorCodes.ProfileNotFound, error.ErrorCode);
        Assert.Contains("AWS_PROFILE", error.Message, StringComparison.Ordinal);
    }

    // Its endpoint and its FIPS setting would be missing.
    [Theory]
    [InlineData("keys")]
    [InlineData("object")]
    [InlineData("stored")]
    [InlineData("environment")]
    public async Task An_unknown_profile_in_AWS_PROFILE_is_an_error_whatever_signs(string signer)
    {
        _scratch.Set("AWS_PROFILE", "nowhere");
        Hashtable keys = new() { ["AccessKey"] = "AKIDGIVEN", ["SecretKey"] = "s" };
        if (signer is "environment")
        {
            _scratch.Set("AWS_ACCESS_KEY_ID", "AKIDENV");
            _scratch.Set("AWS_SECRET_ACCESS_KEY", "s");
        }

        SessionCredentialException error = await Run.FailsAsync(() => Run.SignerAsync(signer switch
        {
            "keys" => new IdentityOptions { AccessKey = "AKIDGIVEN", SecretKey = Run.Secret("s") },
            "object" => new IdentityOptions { Credential = keys },
            "stored" => new IdentityOptions { StoredCredentials = keys },
            _ => new IdentityOptions(),
        }));

        Assert.Equal(IdentityErrorCodes.ProfileNotFound, error.ErrorCode);
        Assert.Contains("AWS_PROFILE", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[prod]\nregion=eu-west-1\nhidden-secret-line")]
    [InlineData("[prod]\nregion=eu-west-1\n= hidden-secret-line")]
    [InlineData("[prod]\nservices =\n  hidden-secret-line")]
    public async Task A_line_that_cannot_be_read_refuses_its_profile_and_is_named_by_number_and_never_quoted(string text)
    {
        _scratch.Credentials(text);
        _scratch.Config("[profile other]\nregion=eu-west-1\naws_access_key_id=A\naws_secret_access_key=s\n");

        SessionCredentialException error = await FailsAsync("prod");
        SessionCredentialException region = await Run.FailsAsync(() => Run.RegionAsync(new IdentityOptions { ProfileName = "prod" }));

        Assert.Equal(IdentityErrorCodes.InvalidCredentialsFile, error.ErrorCode);
        Assert.Equal(IdentityErrorCodes.InvalidCredentialsFile, region.ErrorCode);
        Assert.Contains($"line 3 of {_scratch.CredentialsPath}", error.Message, StringComparison.Ordinal);
        Assert.Contains("'prod'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-line", Run.AllText(error), StringComparison.Ordinal);
        Assert.Equal("A", (await Run.KeysAsync(new IdentityOptions { ProfileName = "other" })).AccessKey);
    }

    [Theory]
    [InlineData("[hidden-secret-line")]
    [InlineData("[]")]
    [InlineData("[hidden] # a comment")]
    [InlineData("[hidden]; another")]
    public async Task A_header_ends_the_section_before_it_also_where_it_cannot_be_read(string header)
    {
        _scratch.Credentials($"[prod]\nregion=eu-west-1\n{header}\naws_access_key_id=A\naws_secret_access_key=s\n");

        SessionCredentialException error = await FailsAsync("prod");
        SessionCredentialException missing = await FailsAsync("prd");

        Assert.Equal(IdentityErrorCodes.InvalidProfile, error.ErrorCode);
        Assert.DoesNotContain("secret-line", Run.AllText(missing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_before_the_first_section_is_of_no_profile()
    {
        _scratch.Config("aws_secret_access_key = hidden-secret\n[default]\naws_access_key_id=A\n");

        SessionCredentialException error = await FailsAsync("default");

        Assert.Equal(IdentityErrorCodes.InvalidProfile, error.ErrorCode);
        Assert.DoesNotContain("hidden-secret", Run.AllText(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_in_the_files_place_counts_as_no_file_and_a_location_that_does_not_exist_is_named()
    {
        Directory.CreateDirectory(_scratch.CredentialsPath);
        SessionCredentialException folder = await FailsAsync("prod");
        SessionCredentialException nowhere = await FailsAsync("prod", Path.Combine(_scratch.Home, "nowhere"));

        Assert.Equal(IdentityErrorCodes.ProfileNotFound, folder.ErrorCode);
        Assert.Equal(IdentityErrorCodes.InvalidCredentialsFile, nowhere.ErrorCode);
        Assert.Contains("nowhere does not exist", nowhere.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_named()
    {
        _scratch.Credentials("[default]\n");
        using FileStream hold = new(_scratch.CredentialsPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        SessionCredentialException error = await FailsAsync("prod");

        Assert.Equal(IdentityErrorCodes.InvalidCredentialsFile, error.ErrorCode);
        Assert.Contains($"{_scratch.CredentialsPath} cannot be opened", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_repeated_setting_is_an_error_for_that_profile_alone()
    {
        _scratch.Credentials("[bad]\naws_access_key_id=A\naws_access_key_id=B\naws_secret_access_key=hidden\n"
            + "[good]\naws_access_key_id=AKIDGOOD\naws_secret_access_key=s\n");

        SessionCredentialException error = await FailsAsync("bad");

        Assert.Equal(IdentityErrorCodes.InvalidProfile, error.ErrorCode);
        Assert.Contains(
            $"line 3 of {_scratch.CredentialsPath} repeats the setting aws_access_key_id", error.Message, StringComparison.Ordinal);
        Assert.Equal("AKIDGOOD", (await Run.KeysAsync(new IdentityOptions { ProfileName = "good" })).AccessKey);
    }

    [Theory]
    [InlineData("p", "p -> p")]
    [InlineData("q", "p -> q -> p")]
    public async Task Profiles_that_name_each_other_as_source_are_an_error_that_shows_the_circle(
        string next, string circle)
    {
        _scratch.Config($"[profile p]\nrole_arn=arn:aws:iam::1:role/p\nsource_profile={next}\n"
            + "[profile q]\nrole_arn=arn:aws:iam::1:role/q\nsource_profile=p\n");

        SessionCredentialException error = await FailsAsync("p");

        Assert.Equal(IdentityErrorCodes.SourceProfileLoop, error.ErrorCode);
        Assert.Contains(circle, error.Message, StringComparison.Ordinal);
        Assert.Contains(_scratch.ConfigPath, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_profile_that_does_not_exist_is_named_with_the_profile_that_wants_it()
    {
        _scratch.Config("[profile p]\nrole_arn=arn:aws:iam::1:role/p\nsource_profile=gone\n");

        SessionCredentialException error = await FailsAsync("p");

        Assert.Equal(IdentityErrorCodes.ProfileNotFound, error.ErrorCode);
        Assert.Contains("'gone'", error.Message, StringComparison.Ordinal);
        Assert.Contains("profile 'p'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p")]
    [InlineData("behind")]
    public async Task A_profile_that_asks_for_an_mfa_code_says_what_to_do(string profile)
    {
        _scratch.Config("[profile p]\nrole_arn=arn:aws:iam::1:role/p\nsource_profile=base\n"
            + "mfa_serial=arn:aws:iam::1:mfa/u\n"
            + "[profile behind]\nrole_arn=arn:aws:iam::1:role/q\nsource_profile=p\n"
            + "[profile base]\naws_access_key_id=A\naws_secret_access_key=s\n");

        SessionCredentialException error = await FailsAsync(profile);

        Assert.Equal(IdentityErrorCodes.MfaRequired, error.ErrorCode);
        Assert.Contains("profile 'p'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Use-STSRole", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws_access_key_id=A", "aws_access_key_id")]
    [InlineData("role_arn=arn:aws:iam::1:role/p", "role_arn")]
    [InlineData("role_arn=arn:aws:iam::1:role/p\ncredential_source=Nonsense", "Nonsense")]
    [InlineData("role_arn=arn:aws:iam::1:role/p\ncredential_source=Environment", "AWS_ACCESS_KEY_ID")]
    [InlineData("role_arn=arn:aws:iam::1:role/p\ncredential_source=EcsContainer", "AWS_CONTAINER")]
    [InlineData("role_arn=arn:aws:iam::1:role/p\nweb_identity_token_file=relative", "token file relative does not exist")]
    [InlineData("sso_session=gone\nsso_account_id=1\nsso_role_name=r", "sso-session 'gone'")]
    [InlineData("sso_start_url=https://x\nsso_region=eu-west-1\nsso_account_id=1", "sso_role_name")]
    [InlineData("login_session=arn:aws:iam::1:user/u", "login_session")]
    [InlineData("role_arn=arn:aws:iam::1:role/p\nsource_profile=p\ncredential_source=Environment", "both")]
    [InlineData("web_identity_token_file=/x", "without role_arn")]
    [InlineData("sso_account_id=1\nsso_role_name=r", "sso_region")]
    [InlineData("source_profile=p", "no settings for credentials")]
    [InlineData("aws_secret_access_key=hidden", "no settings for credentials")]
    public async Task Settings_that_do_not_add_up_to_credentials_are_told_by_name(string settings, string told)
    {
        _scratch.Config($"[profile p]\n{settings}\n");

        SessionCredentialException error = await FailsAsync("p");

        Assert.True(error.ErrorCode is IdentityErrorCodes.InvalidProfile or IdentityErrorCodes.InvalidSetting
            or IdentityErrorCodes.CredentialSourceFailed);
        Assert.Contains(told, error.Message, StringComparison.Ordinal);
        Assert.Contains($"profile 'p' in {_scratch.ConfigPath}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", Run.AllText(error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_default_profile_that_is_half_set_up_is_an_error_and_no_reason_to_look_elsewhere()
    {
        _scratch.Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1:1/");
        _scratch.Credentials("[default]\naws_access_key_id=A\n");

        Assert.Equal(IdentityErrorCodes.InvalidProfile, (await FailsAsync(null)).ErrorCode);
    }

    [Fact]
    public async Task The_source_of_an_instance_role_says_so_where_there_is_no_instance()
    {
        _scratch.Set("AWS_EC2_METADATA_DISABLED", null);
        _scratch.Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", LoopbackServer.ClosedPort());
        _scratch.Set("AWS_REGION", "eu-west-1");
        _scratch.Config("[profile p]\nrole_arn=arn:aws:iam::1:role/p\ncredential_source=Ec2InstanceMetadata\n");
        SigningIdentity identity = await Run.SignerAsync(new IdentityOptions { ProfileName = "p" });

        SessionCredentialException error = await Run.FailsAsync(
            () => identity.GetKeysAsync(TestContext.Current.CancellationToken));

        Assert.Equal(IdentityErrorCodes.CredentialSourceFailed, error.ErrorCode);
        Assert.Contains("nothing listens", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_without_an_end_is_an_empty_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev/zero.");
        _scratch.Set("AWS_SHARED_CREDENTIALS_FILE", "/dev/zero");
        _scratch.Set("AWS_CONFIG_FILE", "/dev/zero");

        Assert.Equal(IdentityErrorCodes.ProfileNotFound, (await FailsAsync("p")).ErrorCode);
    }

    [Fact]
    public async Task A_file_that_is_longer_than_any_is_not_read()
    {
        _scratch.Credentials("[p]\n" + new string('#', 1024 * 1024));

        SessionCredentialException error = await FailsAsync("p");

        Assert.Equal(IdentityErrorCodes.InvalidCredentialsFile, error.ErrorCode);
        Assert.Contains("is longer than 1048576 bytes", error.Message, StringComparison.Ordinal);
    }
}
