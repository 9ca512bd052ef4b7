using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Signing;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Reuse;

/// <summary>When a session reuses a credential that another session got.</summary>
public sealed class SessionReuseTests
{
    private const string OtherKey = "AKIDOTHER";

    private static readonly EmulatorOptions TwoSigners = new()
    {
        Keys = [KeyPair.Example, new KeyPair(OtherKey, TestSessions.SecretKey)],
    };

    [Theory]
    [InlineData("AKIDEXAMPLE", "eu-central-1", "", 1)]
    [InlineData("AKIDEXAMPLE", "eu-west-1", "", 2)]
    [InlineData("AKIDEXAMPLE", "eu-central-1", "base/", 2)]
    [InlineData(OtherKey, "eu-central-1", "", 2)]
    public async Task A_credential_is_reused_by_the_same_signer_in_the_same_region_at_the_same_endpoint_only(
        string accessKey, string region, string basePath, int calls)
    {
        await using EmulatorHost emulator =
            await EmulatorHost.StartAsync(TwoSigners, TestContext.Current.CancellationToken);
        using EmrSession first = await OpenAsync("AKIDEXAMPLE", "eu-central-1", emulator.Url);
        using EmrSession second = await OpenAsync(accessKey, region, new Uri(emulator.Url, basePath));

        await GetAsync(first);
        CallResult<ManagedEndpointSessionCredential> issued = await GetAsync(second);

        Assert.Equal(calls, emulator.Observed.Total);
        Assert.Equal(calls == 1, issued.Report!.IsReused);
        Assert.Equal(region, issued.Value.Region);
    }

    [Fact]
    public async Task Who_only_knows_the_access_key_gets_nothing_that_its_owner_requested()
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync(TwoSigners, TestContext.Current.CancellationToken);
        using EmrSession owner = await OpenAsync("AKIDEXAMPLE", "eu-central-1", emulator.Url);
        using EmrSession other = await OpenAsync("AKIDEXAMPLE", "eu-central-1", emulator.Url, secretKey: "not-the-secret-key");
        await GetAsync(owner);

        SessionCredentialException failure = await Assert.ThrowsAsync<SessionCredentialException>(() => GetAsync(other));

        Assert.Equal(FailureKind.AuthenticationFailed, failure.Kind);
    }

    private static Task<EmrSession> OpenAsync(
        string accessKey, string region, Uri url, string secretKey = TestSessions.SecretKey) => EmrSession.OpenAsync(
        new IdentityOptions { AccessKey = accessKey, SecretKey = Run.Secret(secretKey), Region = region },
        new ClientOptions { EndpointUrl = url },
        cancellationToken: TestContext.Current.CancellationToken);

    private static Task<CallResult<ManagedEndpointSessionCredential>> GetAsync(EmrSession session) => session.GetAsync(
        TestSessions.Endpoint(), minimumValidity: TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
}
