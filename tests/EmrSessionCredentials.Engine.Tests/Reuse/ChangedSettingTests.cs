using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Configuration;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Reuse;

/// <summary>A credential is reused for who requested it, and where, also when settings change while a command runs.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class ChangedSettingTests : IDisposable
{
    private const string OtherKey = "AKIDOTHER";

    private readonly Scratch _scratch = new();

    public ChangedSettingTests()
    {
        _scratch.Set("AWS_REGION", TestSessions.Region);
        Sign("AKIDEXAMPLE");
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task It_is_reused_for_the_endpoint_that_was_called_and_not_for_the_one_that_the_environment_then_named()
    {
        await using EmulatorHost one = await EmulatorHost.StartAsync(cancellationToken: Stop);
        await using EmulatorHost other = await EmulatorHost.StartAsync(cancellationToken: Stop);
        _scratch.Set("AWS_ENDPOINT_URL", one.Url.AbsoluteUri);
        using EmrSession command = await OpenAsync();
        await GetAsync(command, "j-endpoint-1");
        _scratch.Set("AWS_ENDPOINT_URL", other.Url.AbsoluteUri);
        await GetAsync(command, "j-endpoint-2");
        Assert.Equal((2, 0), (one.Observed.Total, other.Observed.Total));

        using EmrSession later = await OpenAsync();
        Assert.False((await GetAsync(later, "j-endpoint-2")).Report!.IsReused);
        _scratch.Set("AWS_ENDPOINT_URL", one.Url.AbsoluteUri);
        using EmrSession last = await OpenAsync();
        Assert.True((await GetAsync(last, "j-endpoint-2")).Report!.IsReused);
    }

    [Fact]
    public async Task It_is_reused_for_the_keys_that_requested_it_although_its_caller_waited_for_another()
    {
        EmulatorOptions options = new() { Keys = [KeyPair.Example, new KeyPair(OtherKey, TestSessions.SecretKey)] };
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(options, Stop);
        _scratch.Set("AWS_ENDPOINT_URL", emulator.Url.AbsoluteUri);
        using EmrSession session = await OpenAsync();
        using CancellationTokenSource leaving = new();
        Task<CallResult<ClusterSessionCredential>> first = GetAsync(session, "j-keys-fault-hold-1", leaving.Token);
        await emulator.Faults.WaitForHeldAsync(1, Stop);
        Task<CallResult<ClusterSessionCredential>> waiting = GetAsync(session, "j-keys-fault-hold-1");
        Sign(OtherKey);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        ClusterSessionCredential issued = (await waiting).Value;
        string signer = emulator.Observed.Requests[^1].AccessKey!;

        foreach (string accessKey in new[] { OtherKey, "AKIDEXAMPLE" })
        {
            Sign(accessKey);
            using EmrSession later = await OpenAsync();
            CallResult<ClusterSessionCredential> result = await GetAsync(later, "j-keys-fault-hold-1");
            Assert.Equal(accessKey == signer, ReferenceEquals(issued, result.Value));
        }
    }

    public static TheoryData<string> Variants => ["AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT", "fips-eu-central-1"];

    [Theory]
    [MemberData(nameof(Variants))]
    public async Task It_is_not_reused_at_another_variant_of_the_endpoint(string variant)
    {
        Assert.SkipUnless(LoopbackInternet.IsSupported, "The roots that a process trusts can be named on Linux only.");
        bool isRegion = variant.StartsWith("fips", StringComparison.Ordinal);
        long expiry = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds();
        using LoopbackAws aws = new(_ => (200, $$$"""
            {"Credentials":{"UsernamePassword":{"Username":"u","Password":"p"}},"ExpiresAt":{{{expiry}}}}
            """));
        LoopbackInternet.Proxy = new Uri(aws.Url);
        try
        {
            using EmrSession plain = await OpenAsync();
            await GetAsync(plain, $"j-{variant}");
            _scratch.Set(isRegion ? "AWS_REGION" : variant, isRegion ? variant : "true");
            using EmrSession special = await OpenAsync();
            await GetAsync(special, $"j-{variant}");
            await GetAsync(special, $"j-{variant}");
        }
        finally
        {
            LoopbackInternet.Proxy = null;
        }

        Assert.Equal(2, aws.Requests.Count);
        Assert.Equal(2, aws.Requests.Select(request => request.Address).Distinct().Count());
    }

    private static Task<EmrSession> OpenAsync() =>
        EmrSession.OpenAsync(new IdentityOptions(), new ClientOptions(), cancellationToken: Stop);

    private static Task<CallResult<ClusterSessionCredential>> GetAsync(
        EmrSession session, string cluster, CancellationToken? stop = null) =>
        session.GetAsync(TestSessions.Cluster(cluster), TimeSpan.FromMinutes(1), stop);

    private void Sign(string accessKey)
    {
        _scratch.Set("AWS_ACCESS_KEY_ID", accessKey);
        _scratch.Set("AWS_SECRET_ACCESS_KEY", TestSessions.SecretKey);
    }
}
