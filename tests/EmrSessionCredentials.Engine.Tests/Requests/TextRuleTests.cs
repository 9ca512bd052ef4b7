using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Tests.Requests;

/// <summary>The limits of the parameters that are text, at their boundaries and just beyond.</summary>
public sealed class TextRuleTests
{
    private const string RoleStart = "arn:aws:iam::123456789012:role/";

    public static IEnumerable<TheoryDataRow<string, int, int>> Lengths() =>
    [
        new("EndpointIdentifier", 1, 2048),
        new("VirtualClusterIdentifier", 1, 2048),
        new("CredentialType", 1, 64),
        new("ClientToken", 1, 64),
        new("LogContext", 3, 63),
        new(Requested.OfCluster + "ClusterId", 1, 256),
    ];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void A_text_may_be_as_long_as_the_model_says_and_no_longer(string parameter, int least, int most)
    {
        Assert.True(Requested.Accepts(parameter, new string('x', least)));
        Assert.True(Requested.Accepts(parameter, new string('x', most)));
        string rule = Requested.Broken(parameter, new string('x', most + 1));
        Assert.Contains(Invariant(most), rule, StringComparison.Ordinal);
        Assert.NotEmpty(Requested.Broken(parameter, new string('x', least - 1)));
    }

    [Theory]
    [InlineData("ExecutionRoleArn")]
    [InlineData(Requested.OfCluster + "ExecutionRoleArn")]
    public void A_role_has_20_to_2048_characters(string parameter)
    {
        Assert.True(Requested.Accepts(parameter, "arn:aws:iam:::role/x"));
        Assert.True(Requested.Accepts(parameter, RoleStart + new string('x', 2048 - RoleStart.Length)));
        foreach (string wrong in (string[])["arn:aw:iam:::role/x", RoleStart + new string('x', 2049 - RoleStart.Length)])
        {
            string rule = Requested.Broken(parameter, wrong);
            Assert.Contains($"has {wrong.Length} characters", rule, StringComparison.Ordinal);
            Assert.Contains("20 to 2048", rule, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("EndpointIdentifier", 2048)]
    [InlineData("ClientToken", 64)]
    [InlineData(Requested.OfCluster + "ClusterId", 256)]
    public void Characters_are_counted_as_the_models_count_them_not_their_halves(string parameter, int most)
    {
        string longest = string.Concat(Enumerable.Repeat("😀", most));

        Assert.True(Requested.Accepts(parameter, longest));
        Assert.Contains($"has {most + 1} characters", Requested.Broken(parameter, longest + "x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" ", "blank")]
    [InlineData("\u2003\t", "blank")]
    [InlineData(".", "path segment")]
    [InlineData("..", "path segment")]
    [InlineData("a\nb", "control characters")]
    [InlineData("a\0", "control characters")]
    [InlineData("a\u007F", "control characters")]
    [InlineData("a\u0085b", "control characters")]
    [InlineData("a\uFFFF", "U+FFFF")]
    public void An_identifier_that_cannot_be_one_is_refused_with_its_reason(string value, string reason)
    {
        foreach (string parameter in (string[])["EndpointIdentifier", "VirtualClusterIdentifier", "Cluster.ClusterId"])
            Assert.Contains(reason, Requested.Broken(parameter, value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("...")]
    [InlineData("a/../b")]
    [InlineData("arn:aws:emr-containers:eu-central-1:123456789012:/virtualclusters/vc1/endpoints/ep1")]
    [InlineData("100%25")]
    [InlineData("Größe 東京 😀")]
    public void An_identifier_that_is_merely_unusual_is_sent(string value)
    {
        foreach (string parameter in (string[])["EndpointIdentifier", "VirtualClusterIdentifier", "Cluster.ClusterId"])
            Assert.True(Requested.Accepts(parameter, value));
    }

    [Theory]
    [InlineData("CredentialType", "")]
    [InlineData("CredentialType", "TOKEN\n")]
    [InlineData("ClientToken", " ")]
    public void What_shows_nothing_or_breaks_a_line_is_refused(string parameter, string value) =>
        Assert.NotEmpty(Requested.Broken(parameter, value));

    [Fact]
    public void Half_a_surrogate_pair_is_refused_as_it_would_be_sent_as_something_else()
    {
        // Not as theory data: an attribute's text is UTF-8, which cannot carry it either.
        foreach (string value in (string[])["a\uD800", "\uDC00a", "\uD800\uD800\uDC00"])
        {
            foreach (string parameter in (string[])["EndpointIdentifier", "ClientToken", "Cluster.ClusterId"])
                Assert.Contains("half a surrogate pair", Requested.Broken(parameter, value), StringComparison.Ordinal);
        }
    }

    private static string Invariant(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
