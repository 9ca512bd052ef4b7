using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Tests.Calls;

namespace EmrSessionCredentials.Tests.Requests;

/// <summary>Durations, and how broken rules are told: all at once, in words of the parameters.</summary>
public sealed class ReportTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(900)]
    [InlineData(43200)]
    public void A_duration_of_1_to_43200_seconds_is_accepted_either_way(int seconds)
    {
        ManagedEndpointRequest inSeconds = TestSessions.Endpoint() with { DurationInSecond = seconds };
        ManagedEndpointRequest asSpan = TestSessions.Endpoint() with { Duration = TimeSpan.FromSeconds(seconds) };

        Assert.All([inSeconds, asSpan], request => Assert.Empty(request.FindViolations()));
        Assert.All([inSeconds, asSpan], request => Assert.Equal(seconds, request.EffectiveDurationInSeconds));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(43201)]
    [InlineData(int.MinValue)]
    [InlineData(int.MaxValue)]
    public void Any_other_duration_is_refused_with_the_range(int seconds)
    {
        string inSeconds = Requested.Broken(
            "DurationInSecond", TestSessions.Endpoint() with { DurationInSecond = seconds });
        string asSpan = Requested.Broken(
            "Duration", TestSessions.Endpoint() with { Duration = TimeSpan.FromSeconds(seconds) });

        Assert.Equal(inSeconds, asSpan);
        Assert.StartsWith(FormattableString.Invariant($"is {seconds} seconds"), inSeconds, StringComparison.Ordinal);
        Assert.Contains("1 to 43200", inSeconds, StringComparison.Ordinal);
    }

    [Fact]
    public void Fractions_of_a_second_are_dropped_but_do_not_make_a_second()
    {
        Assert.Equal(1, (TestSessions.Endpoint() with { Duration = TimeSpan.FromSeconds(1.9) }).EffectiveDurationInSeconds);
        Assert.StartsWith(
            "is 0.5 seconds",
            InCulture("de-DE", () => Requested.Broken(
                "Duration", TestSessions.Endpoint() with { Duration = TimeSpan.FromSeconds(0.5) })),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_duration_none_is_sent_and_two_are_refused()
    {
        Assert.Null(TestSessions.Endpoint().EffectiveDurationInSeconds);
        Assert.Contains(
            "cannot be used with -DurationInSecond",
            Requested.Broken("Duration", TestSessions.Endpoint() with
            {
                DurationInSecond = 900,
                Duration = TimeSpan.FromSeconds(900),
            }),
            StringComparison.Ordinal);
    }

    [Fact]
    public void All_broken_rules_are_reported_at_once_in_the_order_of_the_parameters()
    {
        ManagedEndpointRequest request = new()
        {
            EndpointIdentifier = "..",
            VirtualClusterIdentifier = " ",
            ExecutionRoleArn = "nobody",
            CredentialType = "",
            DurationInSecond = 0,
            Duration = TimeSpan.Zero,
            LogContext = "Capitals",
            ClientToken = new string('x', 65),
        };

        InvalidRequestParameterException error = Assert.Throws<InvalidRequestParameterException>(request.ThrowIfInvalid);

        Assert.Equal(
            [
                "EndpointIdentifier", "VirtualClusterIdentifier", "ExecutionRoleArn", "CredentialType",
                "DurationInSecond", "Duration", "Duration", "LogContext", "ClientToken",
            ],
            error.Violations.Select(v => v.Parameter));
        Assert.All(error.Violations, v => Assert.Contains(v.ToString(), error.Message, StringComparison.Ordinal));
        Assert.All(error.Violations, v => Assert.Contains($"-{v.Parameter}", error.Advice, StringComparison.Ordinal));
        Assert.Equal((FailureKind.InvalidParameter, "InvalidParameter"), (error.Kind, error.ErrorCode));
        Assert.EndsWith("Nothing was sent.", error.Advice, StringComparison.Ordinal);
        Assert.Equal((null, null, null), (error.RequestId, error.StatusCode, error.Call));
    }

    [Fact]
    public void A_good_request_is_none_to_complain_of_and_knows_its_identifiers()
    {
        ManagedEndpointRequest endpoint = TestSessions.Endpoint();
        ClusterRequest cluster = TestSessions.Cluster();

        endpoint.ThrowIfInvalid();
        cluster.ThrowIfInvalid();

        Assert.Equal(("ep1", "j-1"), (endpoint.Target, cluster.Target));
        Assert.Equal((IEnumerable<string>)["ep1", "vc1"], endpoint.Identifiers);
        Assert.Equal((IEnumerable<string>)["j-1"], cluster.Identifiers);
        Assert.Equal("TOKEN", endpoint.CredentialType);
    }

    private static T InCulture<T>(string name, Func<T> act)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        try
        {
            return act();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
