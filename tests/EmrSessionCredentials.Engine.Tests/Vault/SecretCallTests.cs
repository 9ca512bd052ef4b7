using System;
using System.Collections;
using System.Linq;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials.Tests.Vault;

/// <summary>Which cmdlet a name calls, what the vault adds to a name, and what a filter lists.</summary>
public sealed class SecretCallTests
{
    private const string Role = "arn:aws:iam::123456789012:role/EMR_Exec";
    private const string Other = "arn:aws:iam::123456789012:role/Other_Role";

    private static string Call(string name, VaultSettings? settings = null)
    {
        (string cmdlet, Hashtable arguments) = SecretCall.For(SecretName.Parse(name), settings ?? new VaultSettings());
        return string.Join(" ", arguments.Keys.Cast<string>().Order(StringComparer.Ordinal).Select(key => $"-{key} {arguments[key]}").Prepend(cmdlet));
    }

    [Theory]
    [InlineData("cluster/j-1", "Get-EMRClusterSessionCredential -ClusterId j-1")]
    [InlineData($"cluster/j-1?role={Role}", $"Get-EMRClusterSessionCredential -ClusterId j-1 -ExecutionRoleArn {Role}")]
    [InlineData(
        $"endpoint/a/b?role={Role}&duration=60",
        $"Get-EMRCManagedEndpointSessionCredential -DurationInSecond 60 -EndpointIdentifier b -ExecutionRoleArn {Role} -VirtualClusterIdentifier a")]
    [InlineData("session/j-1/s", "Get-EMRSessionEndpoint -ClusterId j-1 -SessionId s")]
    [InlineData("serverless/00a/00b", "Get-EMRServerlessSessionEndpoint -ApplicationId 00a -SessionId 00b")]
    public void A_name_is_a_call(string name, string call) => Assert.Equal(call, Call(name));

    [Fact]
    public void The_vault_says_what_a_name_leaves_out_and_only_that()
    {
        VaultSettings settings = new() { ExecutionRoleArn = Role, DurationInSecond = 60, MinimumValidity = TimeSpan.FromMinutes(5) };

        Assert.Equal($"Get-EMRClusterSessionCredential -ClusterId j-1 -ExecutionRoleArn {Role} -MinimumValidity 00:05:00", Call("cluster/j-1", settings));
        Assert.Contains($"-DurationInSecond 60 -EndpointIdentifier b -ExecutionRoleArn {Role}", Call("endpoint/a/b", settings));
        Assert.Contains($"-DurationInSecond 7 -EndpointIdentifier b -ExecutionRoleArn {Other}", Call($"endpoint/a/b?role={Other}&duration=7", settings));
        Assert.Equal("Get-EMRSessionEndpoint -ClusterId j-1 -MinimumValidity 00:05:00 -SessionId s", Call("session/j-1/s", settings));
    }

    [Fact]
    public void An_endpoint_without_a_role_is_told_where_one_can_be_said()
    {
        SessionCredentialException e = Assert.Throws<SessionCredentialException>(() => Call("endpoint/a/b"));

        Assert.Equal(VaultErrorCodes.MissingRole, e.ErrorCode);
        Assert.Contains("?role=<ARN>", e.Advice);
        Assert.Contains("ExecutionRoleArn", e.Advice);
    }

    [Theory]
    [InlineData("*", "Cluster ManagedEndpoint ClusterSession ServerlessSession")]
    [InlineData("", "Cluster ManagedEndpoint ClusterSession ServerlessSession")]
    [InlineData(null, "Cluster ManagedEndpoint ClusterSession ServerlessSession")]
    [InlineData("cluster/*", "Cluster")]
    [InlineData("cluster/j-?", "Cluster")]
    [InlineData("Endpoint/[a-f]*", "ManagedEndpoint")]
    [InlineData("se*", "ClusterSession ServerlessSession")]
    [InlineData("ses?ion/*", "ClusterSession")]
    [InlineData("[cs]*", "Cluster ManagedEndpoint ClusterSession ServerlessSession")]
    [InlineData("my*", "")]
    [InlineData("clusters/*", "")]
    public void A_pattern_lists_the_kinds_that_it_can_match(string? filter, string kinds)
    {
        SecretFilter read = SecretFilter.Parse(filter);

        Assert.Null(read.Exact);
        Assert.Equal(kinds, string.Join(" ", read.Kinds));
    }

    [Theory]
    [InlineData("cluster/j-1?rolle=x", VaultErrorCodes.InvalidSecretName)]
    [InlineData("cluster/", VaultErrorCodes.InvalidSecretName)]
    [InlineData("password", VaultErrorCodes.UnknownSecretKind)]
    public void A_filter_without_wildcards_is_a_name_or_wrong(string filter, string code) =>
        Assert.Equal(code, Assert.Throws<SessionCredentialException>(() => SecretFilter.Parse(filter)).ErrorCode);

    [Theory]
    [InlineData(IdentityErrorCodes.NoCredentials, "ProfileName")]
    [InlineData(IdentityErrorCodes.NoRegion, "Region")]
    [InlineData(IdentityErrorCodes.SsoLoginExpired, "old advice")]
    public void Advice_is_for_a_vault_where_the_old_could_not_be_followed(string code, string wanted)
    {
        SessionCredentialException failure = new(FailureKind.NotConfigured, code, "What happened.", "old advice");

        SessionCredentialException told = VaultErrors.InVault(failure, "emr");

        Assert.Equal("What happened.", told.Message);
        Assert.Contains(wanted, told.Advice);
    }
}
