using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Tests.Support;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Emulator.Tests.OtherClients;

/// <summary>
/// boto3 and the AWS CLI get their keys from the emulator as they get them from AWS: AWS_ENDPOINT_URL is all that they
/// are told, and profiles of every kind sign calls to Amazon EMR.
/// </summary>
public sealed class ProfileTests
{
    private const string Boto3 = "boto3";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Python");
    private static readonly EmulatorOptions Options = new() { Roles = ProfileHome.Rules };

    [Theory]
    [MemberData(nameof(Profiles), DisableDiscoveryEnumeration = true)]
    public void Profile_of_boto3(string name, string? error) => Assert.True(error is null, $"{name}: {error}");

    public static async Task<IEnumerable<ITheoryDataRow>> Profiles()
    {
        if (OtherClient.Find("python3", "python.exe") is not string python)
            return OtherClient.Skipped(Boto3, "Python 3 is not on the PATH");
        (int exitCode, _, _) = await OtherClient.RunAsync(Folder, python, ["-c", "import boto3"]);
        if (exitCode != 0) return OtherClient.Skipped(Boto3, "Python 3 has no module boto3");
        using ProfileHome home = new();
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(Options);
        return await OtherClient.RowsAsync(
            Boto3,
            Folder,
            python,
            "profiles.py",
            [.. home.Environment(emulator.Url), ("PROFILE_HOME", home.Folder), ("PROFILE_TOKEN", home.Token)]);
    }

    [Theory(Timeout = 300_000)]
    [InlineData("partner", ":assumed-role/Partner/")]
    [InlineData("web", ":assumed-role/Web/")]
    [InlineData("expired", ":assumed-role/AWSReservedSSO_Admin_0123456789abcdef/emulator@example.com")]
    public async Task Profile_of_the_AWS_CLI(string profile, string who)
    {
        string? aws = OtherClient.Find("aws", "aws.exe");
        Assert.SkipWhen(aws is null, "the AWS CLI is not on the PATH");
        using ProfileHome home = new();
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(Options, TestContext.Current.CancellationToken);

        (int exitCode, string output, string errors) = await OtherClient.RunAsync(
            home.Folder,
            aws,
            ["sts", "get-caller-identity", "--profile", profile, "--output", "json"],
            [.. home.Environment(emulator.Url), ("HOME", home.Folder), ("USERPROFILE", home.Folder)]);

        Assert.True(exitCode == 0, errors);
        Assert.Contains(who, (string)JsonNode.Parse(output)!["Arn"]!, StringComparison.Ordinal);
    }

    [Fact(Timeout = 300_000)]
    public async Task The_AWS_CLI_says_why_a_role_is_not_given()
    {
        string? aws = OtherClient.Find("aws", "aws.exe");
        Assert.SkipWhen(aws is null, "the AWS CLI is not on the PATH");
        using ProfileHome home = new();
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(Options, TestContext.Current.CancellationToken);

        (int exitCode, _, string errors) = await OtherClient.RunAsync(
            home.Folder,
            aws,
            ["emr", "list-clusters", "--profile", "audit"],
            [.. home.Environment(emulator.Url), ("HOME", home.Folder), ("USERPROFILE", home.Folder)]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(
            "(AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::123456789012:user/emulator is not authorized",
            errors,
            StringComparison.Ordinal);
    }
}
