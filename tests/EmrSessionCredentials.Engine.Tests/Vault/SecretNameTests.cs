using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials.Tests.Vault;

/// <summary>The grammar of names, by example: what each form asks for, and what is said of one that is none.</summary>
public sealed class SecretNameTests
{
    private const string Role = "arn:aws:iam::123456789012:role/EMR_Exec";
    private const string Scope = "arn:aws:emr-containers:eu-central-1:123456789012:/virtualclusters/abc";

    [Theory]
    [InlineData("cluster/j-1", SessionTargetKind.Cluster, null, "j-1", null, null)]
    [InlineData($"cluster/j-1?role={Role}", SessionTargetKind.Cluster, null, "j-1", Role, null)]
    [InlineData("endpoint/abc/def", SessionTargetKind.ManagedEndpoint, "abc", "def", null, null)]
    [InlineData($"endpoint/abc/def?role={Role}&duration=3600", SessionTargetKind.ManagedEndpoint, "abc", "def", Role, 3600)]
    [InlineData($"endpoint/abc/def?duration=43200&role={Role}", SessionTargetKind.ManagedEndpoint, "abc", "def", Role, 43200)]
    [InlineData("session/j-1/is-1", SessionTargetKind.ClusterSession, "j-1", "is-1", null, null)]
    [InlineData("serverless/00a/00b", SessionTargetKind.ServerlessSession, "00a", "00b", null, null)]
    public void Each_form_asks_for_its_own(
        string text, SessionTargetKind kind, string? owner, string target, string? role, int? duration) =>
        Assert.Equal(
            new SecretName { Kind = kind, Owner = owner, Target = target, ExecutionRoleArn = role, DurationInSecond = duration },
            SecretName.Parse(text));

    [Theory]
    [InlineData($"endpoint/{Scope}/endpoints/def")]
    [InlineData("endpoint/arn:aws:emr-containers:eu-central-1:123456789012:%2Fvirtualclusters%2Fabc"
        + "/arn%3aaws:emr-containers:eu-central-1:123456789012:%2Fvirtualclusters%2Fabc%2Fendpoints%2Fdef")]
    public void The_ARN_of_an_endpoint_names_its_virtual_cluster_too(string text)
    {
        SecretName name = SecretName.Parse(text);

        Assert.Equal(Scope, name.Owner);
        Assert.Equal(Scope + "/endpoints/def", name.Target);
    }

    [Fact]
    public void A_cluster_may_be_given_by_its_name_and_a_connection_may_be_asked_for()
    {
        SecretName name = SecretName.Parse("cluster/name:etl%202?AS=Connection");

        Assert.Equal(("etl 2", true), (name.TargetName, name.IsConnection));
        Assert.Equal("cluster/name:etl%202?as=connection", name.ToString());
        Assert.Equal(("Hashtable", "cluster/name:etl%202"), (SecretEntry.Of(name).Type, SecretEntry.Of(name).Path));
        Assert.Null(SecretName.Parse("session/name:x/s").TargetName);
    }

    [Theory]
    [InlineData("CLUSTER/j-1?ROLE=" + Role, "cluster/j-1?role=" + Role)]
    [InlineData("cluster/%6A%2D1", "cluster/j-1")]
    [InlineData("endpoint/a%20b/d+e", "endpoint/a%20b/d+e")]
    [InlineData("cluster/J-1", "cluster/J-1")]
    [InlineData("cluster/%C3%B6", "cluster/ö")]
    public void Words_have_no_case_identifiers_have_and_escapes_mean_what_they_stand_for(string text, string usual) =>
        Assert.Equal(usual, SecretName.Parse(text).ToString());

    [Theory]
    [InlineData("cluster", "which cluster")]
    [InlineData("cluster/", "which cluster")]
    [InlineData("cluster/?role=" + Role, "which cluster")]
    [InlineData("endpoint/abc", "which endpoint")]
    [InlineData("endpoint/abc/", "which endpoint")]
    [InlineData("endpoint//def", "which virtual cluster")]
    [InlineData("session/j-1", "which session")]
    [InlineData("serverless/00a?x=1", "which session")]
    [InlineData("cluster/j-1/x", "3 parts")]
    [InlineData("endpoint/abc/def/x", "4 parts")]
    [InlineData("cluster/arn:aws:elasticmapreduce:eu-central-1:123456789012:cluster/j-1", "3 parts")]
    [InlineData("cluster/j-1?", "can be role or as, not ''")]
    [InlineData("cluster/j-1?rolle=x", "not 'rolle'")]
    [InlineData("cluster/j-1?duration=900", "not 'duration'")]
    [InlineData("session/j-1/is-1?role=" + Role, "can be as, not 'role'")]
    [InlineData("cluster/j-1?role", "role has no value")]
    [InlineData("cluster/j-1?role=", "role has no value")]
    [InlineData($"cluster/j-1?role={Role}&role={Role}", "role twice")]
    [InlineData($"cluster/j-1?role={Role}&%72ole={Role}", "role twice")]
    [InlineData($"cluster/j-1?role={Role}&", "not ''")]
    [InlineData($"cluster/j-1?role={Role}?x", "second ?")]
    [InlineData("cluster/j-1?role=me", "IAM role ARN")]
    [InlineData("endpoint/abc/def?duration=soon", "whole number")]
    [InlineData("endpoint/abc/def?duration=-1", "whole number")]
    [InlineData("endpoint/abc/def?duration=0", "43200")]
    [InlineData("endpoint/abc/def?duration=99999999999999999999", "whole number")]
    [InlineData("endpoint/abc/def?duration=٣٦٠٠", "whole number")]
    [InlineData("cluster/j-1?as=table", "as can be connection only")]
    [InlineData("cluster/%", "does not begin an escape")]
    [InlineData("cluster/%4", "does not begin an escape")]
    [InlineData("cluster/%zz", "does not begin an escape")]
    [InlineData("cluster/%ff", "does not begin an escape")]
    [InlineData("cluster/%C3x", "does not begin an escape")]
    [InlineData("cluster/*", "wildcard")]
    [InlineData("cluster/..", "path segment")]
    [InlineData("cluster/j%0A", "control characters")]
    [InlineData("serverless/00A/00b", "lower-case")]
    public void A_name_that_is_none_is_told_why_and_shown_the_grammar(string text, string why)
    {
        SessionCredentialException e = Assert.Throws<SessionCredentialException>(() => SecretName.Parse(text));

        Assert.Equal(VaultErrorCodes.InvalidSecretName, e.ErrorCode);
        Assert.Contains(why, e.Message);
        Assert.Contains("endpoint/<virtual cluster>/<endpoint>", e.Advice);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("password")]
    [InlineData("clusters/j-1")]
    [InlineData("a\nb")]
    public void A_name_of_another_vault_is_told_apart(string? text)
    {
        SessionCredentialException e = Assert.Throws<SessionCredentialException>(() => SecretName.Parse(text));

        Assert.Equal(VaultErrorCodes.UnknownSecretKind, e.ErrorCode);
        Assert.Contains("serverless/<application>/<session>", e.Advice);
        Assert.DoesNotContain("\n", e.Message);
    }
}
