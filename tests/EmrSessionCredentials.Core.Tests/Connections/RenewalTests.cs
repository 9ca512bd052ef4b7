using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
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

        Renewed renewed = await Renewal.RenewAsync(old, within: null, emulated.Sessions, Emulated.Stop);
        ManagedEndpointSessionCredential fresh = Assert.IsType<ManagedEndpointSessionCredential>(renewed.Credential);
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
        Renewed renewed = await Renewal.RenewAsync(old, within: null, emulated.Sessions, Emulated.Stop);
        Assert.NotEqual(
            Secrets.Reveal(old.Token), Secrets.Reveal(((ManagedEndpointSessionCredential)renewed.Credential).Token));
    }

    [Theory]
    [InlineData(3599, false)]
    [InlineData(3601, true)]
    public async Task It_is_got_again_only_when_it_expires_within_the_time(int seconds, bool isFresh)
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential old = await emulated.ClusterAsync();
        emulated.Time.Advance(old.ExpiresIn!.Value - TimeSpan.FromHours(1));

        Renewed renewed = await Renewal.RenewAsync(
            old, TimeSpan.FromSeconds(seconds), emulated.Sessions, Emulated.Stop);
        Assert.Equal(isFresh, !ReferenceEquals(old, renewed.Credential));
        Assert.Equal(isFresh, renewed.Report is not null);
    }

    [Fact]
    public async Task One_of_unknown_expiry_is_got_again()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential old = await emulated.ClusterAsync("j-fault-noexpiry-1");
        Assert.Null(old.ExpiresAt);
        Renewed renewed = await Renewal.RenewAsync(old, TimeSpan.Zero, emulated.Sessions, Emulated.Stop);
        Assert.NotSame(old, renewed.Credential);
    }

    [Fact]
    public async Task A_fresh_one_can_be_renewed_as_well()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        SessionCredential credential = await emulated.ClusterAsync();
        for (int i = 0; i < 3; i++)
            credential = (await Renewal.RenewAsync(credential, null, emulated.Sessions, Emulated.Stop)).Credential;
        Assert.Equal(Emulated.Cluster, credential.Target);
    }

    [Fact]
    public async Task Credentials_of_one_origin_share_a_session()
    {
        await using Emulated emulated = await Emulated.StartAsync();
        ClusterSessionCredential cluster = await emulated.ClusterAsync();
        ManagedEndpointSessionCredential endpoint = await emulated.EndpointAsync();
        Assert.Same(
            await emulated.Sessions.OpenAsync(cluster, Emulated.Stop),
            await emulated.Sessions.OpenAsync(endpoint, Emulated.Stop));
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
