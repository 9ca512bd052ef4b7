using System;
using System.Collections;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials.Tests.Vault;

/// <summary>What a vault can be registered with, in the types that SecretManagement makes of it, and what it cannot.</summary>
public sealed class VaultSettingsTests
{
    private const string Role = "arn:aws:iam::123456789012:role/EMR_Exec";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    [Fact]
    public void Nothing_needs_to_be_said() => Assert.Equal(new VaultSettings(), VaultSettings.Read(new Hashtable()));

    [Fact]
    public void Everything_can_be_said_and_is_passed_on()
    {
        VaultSettings settings = VaultSettings.Read(new Hashtable
        {
            ["region"] = "eu-central-1", ["ProfileName"] = "prod", ["ProfileLocation"] = "/etc/aws", ["EndpointUrl"] = "http://127.0.0.1:1",
            ["Proxy"] = new Uri("http://proxy:3128"), ["MaxAttempts"] = 5, ["TimeoutSec"] = 30L, ["MinimumValidity"] = "0:15",
            ["ExecutionRoleArn"] = Role, ["DurationInSecond"] = 3600L,
        });
        Hashtable arguments = SecretCall.For(SecretName.Parse("endpoint/a/b"), settings).Arguments;

        foreach (string name in VaultSettings.Names)
            Assert.NotNull(arguments[name]);
        Assert.Equal(TimeSpan.FromMinutes(15), arguments["MinimumValidity"]);
        Assert.Equal(new Uri("http://127.0.0.1:1"), settings.ToClientOptions().EndpointUrl);
        Assert.Equal("prod", settings.ToIdentity().ProfileName);
    }

    [Fact]
    public void A_time_span_may_have_been_JSON_in_between() => Assert.Equal(
        TimeSpan.FromMinutes(5),
        VaultSettings.Read(new Hashtable
        {
            ["MinimumValidity"] = new Hashtable { ["Ticks"] = 3000000000L, ["Minutes"] = 5L },
        }).MinimumValidity);

    [Theory]
    [InlineData("AccessKey", Secret, "AccessKey is for a secret")]
    [InlineData("secretkey", Secret, "secretkey is for a secret")]
    [InlineData("SK", Secret, "SK is for a secret")]
    [InlineData("SessionToken", Secret, "SessionToken is for a secret")]
    [InlineData("Credential", Secret, "Credential is for a secret")]
    [InlineData("Endpoint", Secret, "no parameter Endpoint")]
    [InlineData("", Secret, "no parameter")]
    [InlineData("Region", null, "Region has no value")]
    [InlineData("Region", "  ", "Region is not a string")]
    [InlineData("Region", 5, "Region is not a string")]
    [InlineData("ProfileName", true, "ProfileName is not a string")]
    [InlineData("ProfileLocation", "aws/credentials", "no full path")]
    [InlineData("EndpointUrl", Secret, "no http or https URL")]
    [InlineData("EndpointUrl", "ftp://host", "no http or https URL")]
    [InlineData("EndpointUrl", "https://me:" + Secret + "@host", "EndpointUrl")]
    [InlineData("Proxy", "http://me:secret@proxy:3128", "Proxy has a user name or password")]
    [InlineData("MaxAttempts", 0, "1 to 100")]
    [InlineData("MaxAttempts", "3", "1 to 100")]
    [InlineData("MaxAttempts", 1.5, "1 to 100")]
    [InlineData("TimeoutSec", 4294967297L, "1 to 3600")]
    [InlineData("DurationInSecond", 43201, "1 to 43200")]
    [InlineData("MinimumValidity", 900, "no time span")]
    [InlineData("MinimumValidity", "900", "no time span")]
    [InlineData("MinimumValidity", "-0:05", "no time span")]
    [InlineData("MinimumValidity", "13:00", "no time span")]
    [InlineData("ExecutionRoleArn", Secret, "no IAM role ARN")]
    [InlineData("ExecutionRoleArn", 5, "not a string")]
    public void What_cannot_be_is_refused_by_name_and_never_by_value(string name, object? value, string why)
    {
        SessionCredentialException e =
            Assert.Throws<SessionCredentialException>(() => VaultSettings.Read(new Hashtable { [name] = value }));

        Assert.Equal(VaultErrorCodes.InvalidVaultParameter, e.ErrorCode);
        Assert.Contains(why, e.Message);
        Assert.Contains("MinimumValidity", e.Advice);
        Assert.DoesNotContain(Secret, e.Message + e.Advice);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        SessionCredentialException e = Assert.Throws<SessionCredentialException>(() => VaultSettings.Read(
            new Hashtable { ["MaxAttempts"] = 0, ["Regoin"] = "x", ["SecretKey"] = Secret, ["region"] = "a", ["Region"] = "b" }));

        foreach (string wrong in new[] { "MaxAttempts", "Regoin", "SecretKey", "egion is there twice" })
            Assert.Contains(wrong, e.Message);
    }
}
