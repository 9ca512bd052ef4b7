using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>Variables that are there for a while, and then as they were.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class EnvironmentTests : IDisposable
{
    private const string Name = "EMR_LEASE_TEST";

    private static string? Value => Environment.GetEnvironmentVariable(Name);

    public void Dispose() => Environment.SetEnvironmentVariable(Name, null);

    [Theory]
    [InlineData(null)]
    [InlineData("before")]
    public void The_value_there_was_comes_back_even_when_it_was_changed_meanwhile(string? before)
    {
        Environment.SetEnvironmentVariable(Name, before);
        using (EnvironmentLease.Take(Set("secret")))
        {
            Assert.Equal("secret", Value);
            Environment.SetEnvironmentVariable(Name, "by somebody else");
        }

        Assert.Equal(before, Value);
    }

    [Fact]
    public void Leases_within_each_other_are_peeled_off()
    {
        using (EnvironmentLease.Take(Set("outer")))
        {
            using (EnvironmentLease.Take(Set("inner")))
                Assert.Equal("inner", Value);
            Assert.Equal("outer", Value);
        }

        Assert.Null(Value);
    }

    [Fact]
    public void Leases_that_overlap_leave_no_secret_behind_whichever_ends_last()
    {
        EnvironmentLease first = EnvironmentLease.Take(Set("first"));
        EnvironmentLease second = EnvironmentLease.Take(Set("second"));
        first.Dispose();
        Assert.Equal("second", Value);
        second.Dispose();
        Assert.Null(Value);
    }

    [Fact]
    public void To_end_twice_is_to_end_once()
    {
        EnvironmentLease outer = EnvironmentLease.Take(Set("outer"));
        EnvironmentLease inner = EnvironmentLease.Take(Set("inner"));
        inner.Dispose();
        inner.Dispose();
        Assert.Equal("outer", Value);
        outer.Dispose();
        Assert.Null(Value);
    }

    [Fact]
    public async Task Connections_of_two_kinds_have_one_environment_and_two_of_one_kind_conflict()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection jupyter = await emulated.ConnectAsync(await emulated.EndpointAsync());
        EmrConnection spark = await emulated.ConnectAsync(await emulated.EndpointAsync(Emulated.SparkEndpoint));
        EmrConnection other = await emulated.ConnectAsync(
            await emulated.EndpointAsync(), new() { HostName = "gateway.example" });

        Assert.Equal(
            ["JUPYTER_GATEWAY_AUTH_TOKEN", "JUPYTER_GATEWAY_URL", "SPARK_REMOTE"],
            new SortedSet<string>(ConnectionEnvironment.Of([jupyter, spark]).Keys, StringComparer.Ordinal));
        Assert.NotEmpty(ConnectionEnvironment.Of([jupyter, jupyter]));
        SessionCredentialException problem =
            Assert.Throws<SessionCredentialException>(() => ConnectionEnvironment.Of([jupyter, other]));
        Assert.Equal("ConflictingConnections", problem.ErrorCode);
        Assert.DoesNotContain(Secrets.Reveal(other.Token!), Run.AllText(problem), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Set(string value) => new() { [Name] = value };
}
