using System;

namespace EmrSessionCredentials.Tests.Requests;

/// <summary>Roles and log contexts: which characters the patterns mean, where .NET's classes would accept more.</summary>
public sealed class PatternRuleTests
{
    [Theory]
    [InlineData("arn:aws:iam::123456789012:role/EMR_Exec")]
    [InlineData("arn:aws-us-gov:iam::123456789012:role/Emr")]
    [InlineData("arn:aws-cn:iam::123456789012:role/team/data/Emr_Exec+=,.@-1")]
    [InlineData("arn:aws-iso-b:iam:::role/no-account")]
    [InlineData("arn:aws:iam::123456789012:role/!path~with\u007Fodd-characters/x")]
    public void A_role_of_any_partition_and_path_is_accepted(string role)
    {
        Assert.True(Requested.Accepts("ExecutionRoleArn", role));
        Assert.True(Requested.Accepts("Cluster.ExecutionRoleArn", role));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/somebody")]
    [InlineData("arn:aws:iam::12345678901:role/eleven-digits")]
    [InlineData("arn:aws:iam::1234567890123:role/thirteen")]
    [InlineData("arn:aws:iam::١٢٣٤٥٦٧٨٩٠١٢:role/other-digits")]
    [InlineData("arn:aws:iam::123456789012:role/Größe")]
    [InlineData("arn:aws:iam::123456789012:role/")]
    [InlineData("arn:aws:iam::123456789012:role/path/")]
    [InlineData("arn:aws:iam::123456789012:role/with space/x")]
    [InlineData("arn:aws:iam::123456789012:role/trailing-newline\n")]
    [InlineData(" arn:aws:iam::123456789012:role/leading-blank")]
    [InlineData("arn:aws:iam:eu-west-1:123456789012:role/with-region")]
    [InlineData("ARN:aws:iam::123456789012:role/capitals")]
    public void What_is_no_IAM_role_ARN_is_refused_with_an_example_of_one(string role)
    {
        foreach (string parameter in (string[])["ExecutionRoleArn", "Cluster.ExecutionRoleArn"])
        {
            Assert.Contains(
                "arn:aws:iam::123456789012:role/EMRExecutionRole",
                Requested.Broken(parameter, role),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cluster_needs_no_role_an_endpoint_does()
    {
        Assert.Empty(Calls.TestSessions.Cluster().FindViolations());
        Assert.Contains("is empty", Requested.Broken("ExecutionRoleArn", ""), StringComparison.Ordinal);
        Assert.Contains("is empty", Requested.Broken("Cluster.ExecutionRoleArn", " "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("a.b")]
    [InlineData("0--.-9")]
    [InlineData("nightly.run-2026")]
    [InlineData("axn--b")]
    public void A_log_context_like_a_bucket_name_is_accepted(string value) =>
        Assert.True(Requested.Accepts("LogContext", value));

    [Theory]
    [InlineData("Abc")]
    [InlineData("a_b")]
    [InlineData("-abc")]
    [InlineData("abc-")]
    [InlineData(".abc")]
    [InlineData("abc.")]
    [InlineData("abc\n")]
    [InlineData("ab٣")]
    [InlineData("bücher")]
    [InlineData("xn--abc")]
    [InlineData("bucket-s3alias")]
    [InlineData("a-s3alias-b")]
    public void A_log_context_that_breaks_the_pattern_is_told_the_pattern_in_words(string value)
    {
        string rule = Requested.Broken("LogContext", value);

        Assert.Contains("3 to 63 lower-case letters, digits, hyphens and dots", rule, StringComparison.Ordinal);
        Assert.Contains("'xn--'", rule, StringComparison.Ordinal);
        Assert.Contains("'-s3alias'", rule, StringComparison.Ordinal);
    }
}
