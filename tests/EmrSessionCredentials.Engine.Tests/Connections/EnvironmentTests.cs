using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Programs;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>Variables that are there for a while, and then as they were.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class EnvironmentTests : IDisposable
{
    private const string Name = "EMR_LEASE_TEST";

    private static readonly Guid Mine = Guid.NewGuid();
    private static readonly Guid Other = Guid.NewGuid();

    private static string? Value => Environment.GetEnvironmentVariable(Name);

    public void Dispose() => Environment.SetEnvironmentVariable(Name, null);

    [Theory]
    [InlineData(null)]
    [InlineData("before")]
    public void The_value_there_was_comes_back_even_when_it_was_changed_meanwhile(string? before)
    {
        Environment.SetEnvironmentVariable(Name, before);
        using (Take("secret"))
        {
            Assert.Equal("secret", Value);
            Environment.SetEnvironmentVariable(Name, "by somebody else");
        }

        Assert.Equal(before, Value);
    }

    [Fact]
    public void Leases_within_each_other_are_peeled_off()
    {
        using (Take("outer"))
        {
            using (Take("inner"))
                Assert.Equal("inner", Value);
            Assert.Equal("outer", Value);
        }

        Assert.Null(Value);
    }

    [Fact]
    public void To_end_twice_is_to_end_once()
    {
        EnvironmentLease outer = Take("outer");
        EnvironmentLease inner = Take("inner");
        inner.Dispose();
        inner.Dispose();
        Assert.Equal("outer", Value);
        outer.Dispose();
        Assert.Null(Value);
    }

    [Fact]
    public async Task Another_runspace_waits_and_never_sees_the_value()
    {
        EnvironmentLease mine = Take("mine");
        // Started without this flow, as a runspace is that this one has not started.
        TaskCompletionSource waiting = new();
        Task<string?> other = WithoutFlow(() =>
        {
            using (Take("other", Other, waiting.SetResult))
                return Value;
        });
        await waiting.Task;
        Assert.Equal("mine", Value);

        mine.Dispose();

        Assert.Equal("other", await other);
        Assert.Null(Value);
    }

    [Fact]
    public async Task A_stop_ends_the_wait_and_takes_nothing()
    {
        using CancellationTokenSource stop = new();
        using (Take("mine"))
        {
            TaskCompletionSource waiting = new();
            Task<string?> other = WithoutFlow(() =>
            {
                using (EnvironmentLease.Take(Set("other"), Other, waiting.SetResult, stop.Token))
                    return Value;
            });
            await waiting.Task;
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => other);
            Assert.Equal("mine", Value);
        }

        using (Take("next", Other))
            Assert.Equal("next", Value);
    }

    [Fact]
    public async Task A_runspace_that_the_block_has_started_is_refused_since_each_would_wait_for_the_other()
    {
        using (Take("mine"))
        {
            SessionCredentialException problem = await Assert.ThrowsAsync<SessionCredentialException>(
                () => Task.Run(() => Take("other", Other)));
            Assert.Equal("ConflictingConnections", problem.ErrorCode);
            Assert.Contains("Start-EMRProcess", problem.Advice, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("before")]
    public void A_program_that_another_runspace_starts_gets_the_value_from_before(string? before)
    {
        Environment.SetEnvironmentVariable(Name, before);
        using (Take("outer"))
        using (Take("inner"))
        {
            Assert.Equal("inner", EnvironmentLease.EnvironmentOf(new ProcessStartInfo(), Mine)[Name]);
            EnvironmentLease.EnvironmentOf(new ProcessStartInfo(), Other).TryGetValue(Name, out string? seen);
            Assert.Equal(before, seen);
        }
    }

    [Fact]
    public void A_variable_that_cannot_be_set_leaves_none_behind()
    {
        Assert.Throws<ArgumentException>(() => EnvironmentLease.Take(
            new Dictionary<string, string> { [Name] = "secret", ["="] = "x" }, Mine, () => { }, CancellationToken.None));
        Assert.Null(Value);
        using (Take("next", Other))
            Assert.Equal("next", Value);
    }

    [Fact]
    public async Task Connections_of_two_kinds_have_one_environment_and_two_of_one_kind_conflict()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        EmrConnection jupyter = await emulated.ConnectAsync(await emulated.EndpointAsync());
        EmrConnection spark = await emulated.ConnectAsync(await emulated.EndpointAsync(Emulated.SparkEndpoint));
        EmrConnection other = await emulated.ConnectAsync(
            await emulated.EndpointAsync(), new() { HostName = "gateway.example" });

        using ConnectionEnvironment both = ConnectionEnvironment.Of([jupyter, spark]);
        using ConnectionEnvironment twice = ConnectionEnvironment.Of([jupyter, jupyter]);
        Assert.Equal(
            [
                "JUPYTER_GATEWAY_AUTH_TOKEN", "JUPYTER_GATEWAY_REQUEST_TIMEOUT", "JUPYTER_GATEWAY_URL", "JUPYTER_GATEWAY_VALIDATE_CERT",
                "SPARK_REMOTE",
            ],
            new SortedSet<string>(both.Variables.Keys, StringComparer.Ordinal));
        Assert.NotEmpty(twice.Variables);
        SessionCredentialException problem =
            Assert.Throws<SessionCredentialException>(() => ConnectionEnvironment.Of([jupyter, other]));
        Assert.Equal("ConflictingConnections", problem.ErrorCode);
        Assert.DoesNotContain(Secrets.Reveal(other.Token!), Run.AllText(problem), StringComparison.Ordinal);
    }

    private static EnvironmentLease Take(string value, Guid? runspace = null, Action? waiting = null) =>
        EnvironmentLease.Take(Set(value), runspace ?? Mine, waiting ?? (() => { }), CancellationToken.None);

    private static Task<T> WithoutFlow<T>(Func<T> run)
    {
        using (ExecutionContext.SuppressFlow())
            return Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private static Dictionary<string, string> Set(string value) => new() { [Name] = value };
}
