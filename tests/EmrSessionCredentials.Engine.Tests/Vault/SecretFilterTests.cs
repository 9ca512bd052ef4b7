using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials.Tests.Vault;

/// <summary>What a filter lists, and what somebody with a vault is advised to do.</summary>
public sealed class SecretFilterTests
{
    [Theory]
    [InlineData("*", "Cluster ManagedEndpoint ClusterSession ServerlessSession")]
    [InlineData("", "Cluster ManagedEndpoint ClusterSession ServerlessSession")]
    [InlineData(null, "Cluster ManagedEndpoint ClusterSession ServerlessSession")]
    [InlineData("cluster/*", "Cluster")]
    [InlineData("cluster/j-?", "Cluster")]
    [InlineData("cluster/name:a=b?", "Cluster")]
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
    [InlineData(FailureKind.NotConfigured, IdentityErrorCodes.NoCredentials, "ProfileName in the parameters of vault 'emr'")]
    [InlineData(FailureKind.NotConfigured, IdentityErrorCodes.NoRegion, "Region in the parameters of vault 'emr'")]
    [InlineData(FailureKind.InvalidConfiguration, IdentityErrorCodes.MfaRequired, "without ProfileName in the parameters")]
    [InlineData(FailureKind.InvalidParameter, "UnencryptedEndpoint", "AllowUnencryptedEndpoint = $true")]
    [InlineData(FailureKind.AuthenticationFailed, "HttpStatus407", "another Proxy")]
    [InlineData(FailureKind.Timeout, "RequestTimeout", "TimeoutSec")]
    [InlineData(FailureKind.NotFound, "NoConnectionHost", "without as=connection")]
    [InlineData(FailureKind.Throttled, "ThrottlingException", "MaxAttempts")]
    [InlineData(FailureKind.AuthenticationFailed, "ExpiredToken", "Test-SecretVault emr -Verbose")]
    [InlineData(FailureKind.InvalidConfiguration, IdentityErrorCodes.SsoLoginExpired, "old advice")]
    public void Advice_names_parameters_of_the_vault(FailureKind kind, string code, string wanted)
    {
        SessionCredentialException failure = new(kind, code, "What happened.", "old advice") { RequestId = "request-1" };

        SessionCredentialException told = VaultAdvice.For(failure, "emr");

        Assert.Equal(("What happened.", code, "request-1"), (told.Message, told.ErrorCode, told.RequestId));
        Assert.Contains(wanted, told.Advice);
    }
}
