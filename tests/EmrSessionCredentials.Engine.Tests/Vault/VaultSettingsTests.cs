using System;
using System.Collections;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
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
            ["ExecutionRoleArn"] = Role, ["DurationInSecond"] = 3600L, ["AllowUnencryptedEndpoint"] = true, ["RequestTimeoutSec"] = 45,
            ["Kinds"] = new object[] { "cluster", SessionTargetKind.ServerlessSession },
        });

        foreach (string name in VaultSettings.Names)
            Assert.NotNull(typeof(VaultSettings).GetProperty(name)!.GetValue(settings));
        Assert.Equal(
            new ClientOptions
            {
                EndpointUrl = new Uri("http://127.0.0.1:1"), AllowUnencryptedEndpoint = true, Proxy = new Uri("http://proxy:3128"),
                MaxAttempts = 5, TimeoutSec = 30,
            },
            settings.ToClientOptions());
        Assert.Equal(
            new IdentityOptions { Region = "eu-central-1", ProfileName = "prod", ProfileLocation = "/etc/aws" }, settings.ToIdentity());
        Assert.Equal([SessionTargetKind.Cluster, SessionTargetKind.ServerlessSession], settings.Kinds!);
        Assert.Equal(TimeSpan.FromSeconds(45), settings.Limit);
    }

    [Theory]
    [InlineData("MaxAttempts", "3", "MaxAttempts", 3)]
    [InlineData("MaxAttempts", (byte)3, "MaxAttempts", 3)]
    [InlineData("TimeoutSec", (short)7, "TimeoutSec", 7)]
    [InlineData("DurationInSeconds", 60, "DurationInSecond", 60)]
    [InlineData("RoleArn", Role, "ExecutionRoleArn", Role)]
    [InlineData("RegionToCall", "eu-west-1", "Region", "eu-west-1")]
    [InlineData("AWSProfileName", "prod", "ProfileName", "prod")]
    [InlineData("EndpointUrl", " https://host ", "EndpointUrl", "https://host/")]
    public void Values_and_names_are_taken_as_the_cmdlets_take_them(string name, object value, string property, object read) =>
        Assert.Equal(
            read.ToString(),
            typeof(VaultSettings).GetProperty(property)!.GetValue(VaultSettings.Read(new Hashtable { [name] = value }))!.ToString());

    [Fact]
    public void A_path_may_begin_at_home()
    {
        VaultSettings settings = VaultSettings.Read(new Hashtable { ["ProfileLocation"] = "~/.aws/credentials" });

        Assert.Equal(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/.aws/credentials", settings.ProfileLocation);
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
    [InlineData("Region", "  ", "Region is not a valid region")]
    [InlineData("Region", "EU central 1", "Region is not a valid region")]
    [InlineData("Region", "eu.central", "Region is not a valid region")]
    [InlineData("EndpointUrl", "http://emr.example", "AllowUnencryptedEndpoint = $true allows")]
    [InlineData("AllowUnencryptedEndpoint", "true", "$true or $false")]
    [InlineData("Kinds", "Clusters", "of Cluster, ManagedEndpoint")]
    [InlineData("Kinds", new object[0], "of Cluster")]
    [InlineData("RequestTimeoutSec", 3601, "1 to 3600")]
    [InlineData("Region", 5, "Region is not a valid region")]
    [InlineData("ProfileName", true, "ProfileName is not a string")]
    [InlineData("ProfileLocation", "aws/credentials", "not a full path")]
    [InlineData("EndpointUrl", Secret, "not an http or https URL")]
    [InlineData("EndpointUrl", "ftp://host", "not an http or https URL")]
    [InlineData("EndpointUrl", "https://me:" + Secret + "@host", "EndpointUrl")]
    [InlineData("Proxy", "http://me:secret@proxy:3128", "Proxy has a user name or password")]
    [InlineData("MaxAttempts", 0, "1 to 100")]
    [InlineData("MaxAttempts", "three", "1 to 100")]
    [InlineData("MaxAttempts", 1.5, "1 to 100")]
    [InlineData("TimeoutSec", 4294967297L, "1 to 3600")]
    [InlineData("DurationInSecond", 43201, "1 to 43200")]
    [InlineData("MinimumValidity", 900, "not a time span")]
    [InlineData("MinimumValidity", "900", "not a time span")]
    [InlineData("MinimumValidity", "-0:05", "not a time span")]
    [InlineData("MinimumValidity", "13:00", "not a time span")]
    [InlineData("ExecutionRoleArn", Secret, "not an IAM role ARN")]
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

        foreach (string wrong in new[] { "MaxAttempts", "Regoin", "SecretKey", "egion is set twice" })
            Assert.Contains(wrong, e.Message);
    }
}
