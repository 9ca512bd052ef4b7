using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>A credential can be got again with what it knows of how it was got.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class RenewalTests
{
    [Fact]
    public async Task A_fresh_credential_is_of_the_same_kind_for_the_same_target()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ManagedEndpointSessionCredential old = await emulated.EndpointAsync(with: r => r with { DurationInSecond = 1800 });
        emulated.Time.Advance(TimeSpan.FromHours(1));

        CallResult<SessionCredential> renewed = await emulated.RenewAsync(old);
        ManagedEndpointSessionCredential fresh = Assert.IsType<ManagedEndpointSessionCredential>(renewed.Value);
        Assert.Equal(old.EndpointIdentifier, fresh.EndpointIdentifier);
        Assert.Equal(old.VirtualClusterIdentifier, fresh.VirtualClusterIdentifier);
        Assert.Equal(old.ExecutionRoleArn, fresh.ExecutionRoleArn);
        Assert.Equal(old.Region, fresh.Region);
        Assert.NotEqual(Secrets.Reveal(old.Token), Secrets.Reveal(fresh.Token));
        Assert.InRange(fresh.ExpiresIn!.Value.TotalSeconds, 1799, 1800);
        Assert.Equal("GetManagedEndpointSessionCredentials", renewed.Report?.Operation);
    }

    [Fact]
    public async Task A_client_token_is_not_sent_again_which_would_give_the_old_credential_back()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ManagedEndpointSessionCredential old = await emulated.EndpointAsync(with: r => r with { ClientToken = "once" });
        CallResult<SessionCredential> renewed = await emulated.RenewAsync(old);
        Assert.NotEqual(
            Secrets.Reveal(old.Token), Secrets.Reveal(((ManagedEndpointSessionCredential)renewed.Value).Token));
    }

    [Theory]
    [InlineData(3599, false)]
    [InlineData(3601, true)]
    public async Task It_is_got_again_only_when_it_expires_within_the_time(int seconds, bool isFresh)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential old = await emulated.ClusterAsync();
        emulated.Time.Advance(old.ExpiresIn!.Value - TimeSpan.FromHours(1));

        CallResult<SessionCredential> renewed = await emulated.RenewAsync(old, TimeSpan.FromSeconds(seconds));
        Assert.Equal(isFresh, !ReferenceEquals(old, renewed.Value));
        Assert.Equal(isFresh, renewed.Report is not null);
    }

    [Fact]
    public async Task One_whose_secret_a_script_has_disposed_of_is_got_again()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential old = await emulated.ClusterAsync();
        old.Password.Dispose();
        CallResult<SessionCredential> renewed = await emulated.RenewAsync(old, TimeSpan.Zero);
        Assert.NotSame(old, renewed.Value);
    }

    [Theory]
    [InlineData("fips-us-east-1")]
    [InlineData("us-east-1")]
    public async Task It_is_renewed_at_the_variant_of_the_endpoint_that_the_region_named(string region)
    {
        await using ScriptedServer server = await ScriptedServer.AnsweringAsync("""{"credentials":{"token":"t"}}""");
        using EmrSession session = await EmrSession.OpenAsync(
            new IdentityOptions { AccessKey = "AKIDEXAMPLE", SecretKey = Run.Secret(Emulated.SigningSecret), Region = region },
            new ClientOptions { EndpointUrl = server.Url },
            cancellationToken: Emulated.Stop);
        ManagedEndpointSessionCredential credential = (await session.GetAsync(TestSessions.Endpoint())).Value;

        Assert.Equal("us-east-1", credential.Region);
        Assert.Equal(region, credential.Setup!.Identity.Region);
    }

    [Fact]
    public async Task One_of_unknown_expiry_is_got_again()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential old = await emulated.ClusterAsync("j-fault-noexpiry-1");
        Assert.Null(old.ExpiresAt);
        CallResult<SessionCredential> renewed = await emulated.RenewAsync(old, TimeSpan.Zero);
        Assert.NotSame(old, renewed.Value);
    }

    [Fact]
    public async Task A_fresh_one_can_be_renewed_as_well()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SessionCredential credential = await emulated.ClusterAsync();
        for (int i = 0; i < 3; i++)
            credential = (await emulated.RenewAsync(credential)).Value;
        Assert.Equal(Emulated.Cluster, credential.Target);
    }

    [Fact]
    public async Task Credentials_of_one_origin_share_a_session()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential cluster = await emulated.ClusterAsync();
        ManagedEndpointSessionCredential endpoint = await emulated.EndpointAsync();
        await emulated.RenewAsync(cluster);
        await emulated.RenewAsync(endpoint);
        Assert.Equal(1, emulated.Sessions.Count);
    }

    [Fact]
    public async Task No_public_member_leads_to_what_signed()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        foreach (SessionCredential credential in new SessionCredential[] { await emulated.ClusterAsync(), await emulated.EndpointAsync() })
        {
            PropertyInfo[] properties = credential.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public);
            Assert.DoesNotContain(properties, p => p.PropertyType.Namespace!.StartsWith("EmrSessionCredentials", StringComparison.Ordinal));
            string text = string.Join(' ', properties.Select(p => $"{p.GetValue(credential)}"));
            Assert.DoesNotContain("AKIDEXAMPLE", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Emulated.SigningSecret, text, StringComparison.Ordinal);
        }
    }
}
