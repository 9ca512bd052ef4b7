using System;
using System.Collections;
using System.Linq;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials.Tests.Vault;

/// <summary>What a credential says of itself to a secret store.</summary>
public sealed class MetadataTests
{
    private const string Role = "arn:aws:iam::123456789012:role/EMR_Exec";
    private const string Secret = "the-secret-itself";

    private static readonly DateTimeOffset Expiry = new(2026, 8, 1, 12, 0, 0, TimeSpan.FromHours(2));

    private static readonly CredentialOrigin Origin = new("eu-central-1", "request-1", TimeProvider.System);

    private static string Text(Hashtable metadata) => string.Join("; ", metadata.Keys.Cast<string>().Order(StringComparer.Ordinal)
        .Select(key => FormattableString.Invariant($"{key}={metadata[key]}")));

    [Fact]
    public void It_names_everything_but_the_secret()
    {
        ManagedEndpointRequest request = new()
        {
            EndpointIdentifier = "ep", VirtualClusterIdentifier = "vc", ExecutionRoleArn = Role, Duration = TimeSpan.FromHours(1),
        };
        ManagedEndpointSessionCredential credential =
            new(request, Origin, "id", Secrets.Protect(Secret), Secrets.Protect(Secret), Expiry);

        Assert.Equal(
            $"ExecutionRoleArn={Role}; ExpiresAt=08/01/2026 10:00:00; Kind=ManagedEndpoint; Region=eu-central-1; RequestId=request-1; "
            + $"SecretName=endpoint/vc/ep?role={Role}&duration=3600; Target=ep; VirtualClusterIdentifier=vc",
            Text(credential.Metadata));
        Assert.Equal(DateTimeKind.Utc, ((DateTime)credential.Metadata["ExpiresAt"]!).Kind);
        Assert.Equal(request with { Duration = null, DurationInSecond = 3600 }, SecretName.Parse((string)credential.Metadata["SecretName"]!).ToRequest());
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        ClusterSessionCredential credential = new(
            new ClusterRequest { ClusterId = "j-1" }, Origin with { RequestId = null }, "user", Secrets.Protect(Secret), expiresAt: null);

        Assert.Equal("Kind=Cluster; Region=eu-central-1; SecretName=cluster/j-1; Target=j-1", Text(credential.Metadata));
    }

    [Fact]
    public void A_session_names_what_it_belongs_to()
    {
        SparkConnectSessionCredential cluster = new(
            new ClusterSessionRequest { ClusterId = "j-1", SessionId = "is-1" }, Origin, new Uri("https://h"), token: null, Expiry);
        SparkConnectSessionCredential serverless = new(
            new ServerlessSessionRequest { ApplicationId = "00a", SessionId = "00b" }, Origin, new Uri("https://h"), token: null, Expiry);

        Assert.Equal("j-1", cluster.Metadata["ClusterId"]);
        Assert.Equal("session/j-1/is-1", cluster.Metadata["SecretName"]);
        Assert.Equal("00a", serverless.Metadata["ApplicationId"]);
        Assert.Equal("serverless/00a/00b", serverless.Metadata["SecretName"]);
    }

    [Fact]
    public void Each_table_is_the_callers_own()
    {
        ClusterSessionCredential credential =
            new(new ClusterRequest { ClusterId = "j-1" }, Origin, "user", Secrets.Protect(Secret), Expiry);
        credential.Metadata.Clear();

        Assert.NotEmpty(credential.Metadata);
    }

    [Fact]
    public void What_was_found_in_the_account_can_be_got_by_its_name()
    {
        ManagedEndpointTarget target = new()
        {
            EndpointId = "ep", VirtualClusterId = "vc", EndpointType = "SPARK_CONNECT", ExecutionRoleArn = Role, Name = "notebooks",
            State = "ACTIVE", ReleaseLabel = "emr-7.14.0", CreatedAt = Expiry.UtcDateTime, Region = "eu-central-1",
        };

        SecretEntry entry = SecretEntry.Of(target, new VaultSettings());
        SecretEntry withRole = SecretEntry.Of(target, new VaultSettings { ExecutionRoleArn = Role });

        Assert.Equal($"endpoint/vc/ep?role={Role}", entry.Name);
        Assert.Equal("endpoint/vc/ep", entry.Path);
        Assert.Equal("endpoint/vc/ep", withRole.Name);
        Assert.Equal("SecureString", entry.Type);
        Assert.Equal(
            $"CreatedAt=08/01/2026 10:00:00; EndpointType=SPARK_CONNECT; ExecutionRoleArn={Role}; Kind=ManagedEndpoint; Name=notebooks; "
            + "Region=eu-central-1; ReleaseLabel=emr-7.14.0; State=ACTIVE; Target=ep; VirtualClusterIdentifier=vc",
            Text(entry.Metadata));
        Assert.Equal("PSCredential", SecretEntry.Of(SecretName.Parse("cluster/j-1")).Type);
    }
}
