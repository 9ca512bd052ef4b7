using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Emulator.Tests.Support;

namespace EmrSessionCredentials.Emulator.Tests.Observing;

/// <summary>What the emulator remembers of requests.</summary>
public sealed class ObservationTests
{
    [Fact]
    public async Task A_request_is_remembered_with_all_that_identifies_it()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        SignedRequest request = emulator.Post(
            "/virtualclusters/v/endpoints/e/credentials",
            RunningEmulator.EndpointBody(("clientToken", "ct-1")).ToJsonString(),
            "application/json");
        SignedRequest traced = request with
        {
            Headers =
            [
                .. request.Headers,
                new("amz-sdk-invocation-id", "inv-1"),
                new("amz-sdk-request", "ttl=20260102T030505Z; attempt=2; max=3"),
                new("User-Agent", "a-test/1.0"),
            ],
        };

        Answer answer = await emulator.SendAsync((emulator.Signer with { Region = "eu-west-1" }).Sign(traced));

        ObservedRequest seen = Assert.Single(emulator.Host.Observed.Requests);
        Assert.Equal(
            new ObservedRequest
            {
                Number = 1,
                RequestId = answer.RequestId!,
                At = GoldenRequests.SignedAt,
                Method = "POST",
                Path = "/virtualclusters/v/endpoints/e/credentials",
                Connection = seen.Connection,
                UserAgent = "a-test/1.0",
                InvocationId = "inv-1",
                Attempt = 2,
                MaxAttempts = 3,
                Operation = "GetManagedEndpointSessionCredentials",
                Service = "emr-containers",
                AccessKey = "AKIDEXAMPLE",
                Region = "eu-west-1",
                Identifiers = seen.Identifiers,
                ClientToken = "ct-1",
                Faults = seen.Faults,
                Status = 200,
            },
            seen);
        Assert.Equal(["e", "v"], seen.Identifiers);
        Assert.Empty(seen.Faults);
    }

    [Fact]
    public async Task Requests_are_counted_every_way()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        await emulator.EndpointAsync("e", RunningEmulator.EndpointBody(("clientToken", "t")));
        await emulator.EndpointAsync("e", RunningEmulator.EndpointBody(("clientToken", "t")));
        await emulator.ClusterAsync("j-1");
        await emulator.CallAsync("GET", "/gateway/e/api");
        await emulator.CallAsync("GET", "/livy/j-1/sessions");
        await emulator.CallAsync("GET", "/_emulator/requests");
        Observations seen = emulator.Host.Observed;

        Assert.Equal((5, 0, 1, 1), (seen.Total, seen.InFlight, seen.MaxInFlight, seen.Connections));
        Assert.Equal(
            [
                ("GetManagedEndpointSessionCredentials", 2),
                ("GetClusterSessionCredentials", 1),
                ("gateway", 1),
                ("livy", 1),
            ],
            seen.ByOperation.Select(p => (p.Key, p.Value)));
        Assert.Equal((3, 2, 2), (seen.ByIdentifier["e"], seen.ByIdentifier["abc123"], seen.ByIdentifier["j-1"]));
        Assert.Equal(2, Assert.Single(seen.ByClientToken).Value);
        Assert.Empty(seen.ByInvocation);
        Assert.Equal((3, 2, 0), (seen.Of("e"), seen.Of("GetManagedEndpointSessionCredentials"), seen.Of("other")));
    }

    [Fact]
    public async Task Connections_and_concurrency_are_seen()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        Task<Answer>[] calls = [.. Enumerable.Range(0, 4).Select(i => emulator.EndpointAsync($"fault-hold-{i + 1}"))];

        await emulator.Host.Observed.WaitUntilAsync(seen => seen.InFlight == 4, TestContext.Current.CancellationToken);
        await emulator.Host.Faults.WaitForHeldAsync(4);
        emulator.Host.Faults.Release();
        await Task.WhenAll(calls);

        Assert.Equal((4, 4), (emulator.Host.Observed.MaxInFlight, emulator.Host.Observed.Connections));
    }

    [Fact]
    public async Task Clearing_forgets_all_but_what_is_in_flight()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        await emulator.EndpointAsync("e");
        Task<Answer> held = emulator.EndpointAsync("fault-hold");
        await emulator.Host.Faults.WaitForHeldAsync(1);

        emulator.Host.Observed.Clear();

        Observations seen = emulator.Host.Observed;
        Assert.Equal((0, 1, 1, 0), (seen.Total, seen.InFlight, seen.MaxInFlight, seen.Connections));
        Assert.Empty(seen.Requests);
        emulator.Host.Faults.Release();
        await held;
        Assert.Equal(0, seen.InFlight);
    }

    [Fact]
    public async Task A_wait_can_be_given_up()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        using CancellationTokenSource stop = new();
        Task wait = emulator.Host.Observed.WaitUntilAsync(_ => false, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public void The_newest_requests_are_kept_and_all_are_counted()
    {
        Observations seen = new();
        foreach (int _ in Enumerable.Range(0, 25_000))
        {
            seen.Arrived(number => new ObservedRequest
            {
                Number = number, RequestId = "r", At = default, Method = "GET", Path = "/", Connection = "c",
            });
            seen.Left();
        }

        Assert.Equal(25_000, seen.Total);
        Assert.Equal(Enumerable.Range(15_001, 10_000), seen.Requests.Select(r => r.Number));
    }

    [Fact]
    public async Task Of_a_long_path_user_agent_or_identifier_the_beginning_is_kept()
    {
        await using RunningEmulator emulator = await RunningEmulator.StartAsync();
        string text = new('x', 10_000);

        await emulator.SendAsync(new SignedRequest
        {
            Method = "GET",
            Path = $"/gateway/{text}/api",
            Headers = [new("User-Agent", text), new("amz-sdk-invocation-id", text)],
        });

        ObservedRequest seen = Assert.Single(emulator.Host.Observed.Requests);
        Assert.Equal([text[..2048]], seen.Identifiers);
        Assert.Equal(("/gateway/" + text)[..2048], seen.Path);
        Assert.Equal((text[..2048], text[..2048]), (seen.UserAgent, seen.InvocationId));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("attempt=1", 1, null)]
    [InlineData("attempt=2; max=3", 2, 3)]
    [InlineData("max=5;attempt=4", 4, 5)]
    [InlineData("nonsense", null, null)]
    public void Attempts_are_read(string? header, int? attempt, int? max) =>
        Assert.Equal((attempt, max), (AttemptHeader.Attempt(header), AttemptHeader.Max(header)));
}
