using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Emulator.Observing;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>What is tried again and how often, what stays the same over the attempts, and what the report says of it.</summary>
public sealed class RetryTests(RunningEmulator emulator) : IClassFixture<RunningEmulator>, IAsyncLifetime
{
    private EmrSession? _session;

    private EmrSession Session => _session!;

    public async ValueTask InitializeAsync() => _session = await TestSessions.OpenAsync(emulator.Url);

    public ValueTask DisposeAsync()
    {
        Session.Dispose();
        return default;
    }

    [Theory]
    [InlineData(Service.EmrContainers, "throttle-2")]
    [InlineData(Service.EmrContainers, "throttling-2")]
    [InlineData(Service.EmrContainers, "internal-2")]
    [InlineData(Service.EmrContainers, "unavailable-2")]
    [InlineData(Service.EmrContainers, "throttle-1-fault-internal-1")]
    [InlineData(Service.EmrContainers, "badgateway-2")]
    [InlineData(Service.EmrContainers, "drop-2")]
    [InlineData(Service.EmrContainers, "reset-2")]
    [InlineData(Service.EmrContainers, "malformed-2")]
    [InlineData(Service.Emr, "throttle-2")]
    [InlineData(Service.Emr, "internal-2")]
    [InlineData(Service.Emr, "reset-2")]
    public async Task What_passes_is_tried_again_until_it_succeeds(Service service, string fault)
    {
        string target = $"{service}-passes-fault-{fault}";

        (SessionCredential credential, CallReport report) = await Session.GetAsync(service, target);

        IReadOnlyList<ObservedRequest> attempts = emulator.Attempts(target);
        Assert.Equal([1, 2, 3], attempts.Select(a => a.Attempt!.Value));
        Assert.All(attempts, a => Assert.Equal(3, a.MaxAttempts));
        Assert.Single(attempts.Select(a => a.InvocationId).Distinct());
        Assert.Single(attempts.Select(a => a.ClientToken).Distinct());
        Assert.Equal(service == Service.EmrContainers, attempts[0].ClientToken is not null);
        Assert.Equal(3, report.Attempts);
        Assert.Equal(attempts[2].RequestId, report.RequestId);
        Assert.Equal(attempts[2].RequestId, credential.RequestId);
    }

    [Fact]
    public async Task Each_call_has_its_attempts_however_many_calls_failed_before_it()
    {
        (SessionCredential, CallReport Report)[] answers = await Task.WhenAll(
            Enumerable.Range(0, 250).Select(i => Session.GetAsync(Service.Emr, $"j-many{i}-fault-throttle-1")));

        Assert.All(answers, answer => Assert.Equal(2, answer.Report.Attempts));
    }

    [Theory]
    [InlineData(Service.EmrContainers, "throttle")]
    [InlineData(Service.EmrContainers, "internal")]
    [InlineData(Service.Emr, "unavailable")]
    public async Task It_is_given_up_after_three_attempts(Service service, string fault)
    {
        string target = $"{service}-given-up-fault-{fault}";

        SessionCredentialException failure = await Session.FailAsync(service, target);

        Assert.Equal(3, emulator.Attempts(target).Count);
        Assert.Equal(3, failure.Call!.Attempts);
        Assert.Equal(emulator.Attempts(target)[2].RequestId, failure.RequestId);
    }

    [Theory]
    [InlineData(Service.EmrContainers, "invalid")]
    [InlineData(Service.EmrContainers, "notfound")]
    [InlineData(Service.EmrContainers, "accessdenied")]
    [InlineData(Service.EmrContainers, "expiredtoken")]
    [InlineData(Service.EmrContainers, "unrecognizedclient")]
    [InlineData(Service.EmrContainers, "huge")]
    [InlineData(Service.Emr, "invalid")]
    [InlineData(Service.Emr, "accessdenied")]
    public async Task What_would_only_fail_again_is_not_tried_again(Service service, string fault)
    {
        string target = $"{service}-once-fault-{fault}";

        SessionCredentialException failure = await Session.FailAsync(service, target);

        Assert.Single(emulator.Attempts(target));
        Assert.Equal(1, failure.Call!.Attempts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public async Task MaxAttempts_counts_the_first_one_too(int attempts)
    {
        using EmrSession session = await TestSessions.OpenAsync(emulator.Url, o => o with { MaxAttempts = attempts });
        string target = $"max{attempts}-fault-throttle";

        await session.FailAsync(Service.EmrContainers, target);

        Assert.Equal(Enumerable.Range(1, attempts), emulator.Attempts(target).Select(a => a.Attempt!.Value));
        Assert.All(emulator.Attempts(target), a => Assert.Equal(attempts, a.MaxAttempts));
    }

    [Fact]
    public async Task Two_calls_have_tokens_of_their_own_unless_the_caller_gives_one()
    {
        await Session.GetAsync(Service.EmrContainers, "two-calls");
        await Session.GetAsync(Service.EmrContainers, "two-calls");
        await Session.GetAsync(TestSessions.Endpoint("one-token") with { ClientToken = "mine" });
        await Session.GetAsync(TestSessions.Endpoint("one-token") with { ClientToken = "mine" });

        Assert.Equal(2, emulator.Attempts("two-calls").Select(a => a.ClientToken).Distinct().Count());
        Assert.Equal((IEnumerable<string?>)["mine", "mine"], emulator.Attempts("one-token").Select(a => a.ClientToken));
        Assert.Equal(2, emulator.Attempts("one-token").Select(a => a.InvocationId).Distinct().Count());
    }
}
