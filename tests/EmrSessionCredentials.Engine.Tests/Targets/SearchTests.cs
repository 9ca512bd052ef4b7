using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Listing;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Tests.Targets;

public class SearchTests
{
    [Fact]
    public async Task Everything_that_a_credential_opens_is_found()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        IReadOnlyList<EmrSessionTarget> found = aws.Find();

        Assert.Equal(4, found.OfType<ClusterTarget>().Count());
        Assert.Equal(4, found.OfType<ManagedEndpointTarget>().Count());
        Assert.Equal(4, found.OfType<ClusterSessionTarget>().Count());
        Assert.Equal(2, found.OfType<ServerlessSessionTarget>().Count());
        Assert.All(found, target => Assert.Contains(target.State, SessionKinds.Of(target.Kind).UsableStates));
        Assert.All(found, target => Assert.Equal(EmulatedAws.Region, target.Region));
    }

    [Fact]
    public async Task Each_kind_tells_what_its_cmdlet_needs()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        IReadOnlyList<EmrSessionTarget> found = aws.Find();

        ClusterTarget cluster = found.OfType<ClusterTarget>().First();
        Assert.Equal(("j-EMULATED00001", "analytics-1", "WAITING"), (cluster.ClusterId, cluster.Name, cluster.State));
        Assert.Equal(new DateTime(2026, 1, 1, 11, 0, 0, DateTimeKind.Utc), cluster.CreatedAt);
        Assert.EndsWith("cluster/j-EMULATED00001", cluster.ClusterArn, StringComparison.Ordinal);
        Assert.Null(cluster.OwnerId);

        ManagedEndpointTarget endpoint = found.OfType<ManagedEndpointTarget>().Single(e => e.Name == "spark-2-2");
        Assert.Equal("vcemulated000000000000002", endpoint.VirtualClusterId);
        Assert.Equal("etl-vc-2", endpoint.VirtualClusterName);
        Assert.Equal("SPARK_CONNECT", endpoint.EndpointType);
        Assert.Equal("emr-7.14.0-latest", endpoint.ReleaseLabel);
        Assert.StartsWith("arn:aws:iam::", endpoint.ExecutionRoleArn, StringComparison.Ordinal);
        Assert.EndsWith(endpoint.EndpointId, endpoint.EndpointArn, StringComparison.Ordinal);

        ClusterSessionTarget session = found.OfType<ClusterSessionTarget>().Single(s => s.Name == "notebook-2-1");
        Assert.Equal(("is-EMU0000200001", "j-EMULATED00002", "etl-2"), (session.SessionId, session.ClusterId, session.ClusterName));

        ServerlessSessionTarget serverless = found.OfType<ServerlessSessionTarget>().Single(s => s.Name == "notebook-1-2");
        Assert.Equal(("00s0000010000002", "00emulated000001"), (serverless.SessionId, serverless.ApplicationId));
        Assert.Equal("analytics-app-1", serverless.ApplicationName);

        Assert.All(found, target => Assert.Equal(target.Identifier, target.ToString()));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(50)]
    [InlineData(1000)]
    public async Task All_pages_of_all_lists_are_read(int pageSize)
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync(new AccountOptions
        {
            Clusters = 400,
            SessionsPerCluster = 0,
            VirtualClusters = 90,
            EndpointsPerVirtualCluster = 120,
            Applications = 160,
            SessionsPerApplication = 110,
            PageSize = pageSize,
        });

        IReadOnlyList<EmrSessionTarget> found = aws.Find();

        Assert.Equal(found.Count, found.Distinct().Count());
        // Two thirds of the clusters; half of the endpoints in two thirds of the virtual clusters; and so on.
        Assert.Equal(267, found.OfType<ClusterTarget>().Count());
        Assert.Equal(60 * 60, found.OfType<ManagedEndpointTarget>().Count());
        Assert.Equal(54 * 74, found.OfType<ServerlessSessionTarget>().Count());
        // One list's pages come in its order.
        Assert.Equal(
            found.OfType<ClusterTarget>().Select(c => c.ClusterId).Order(), found.OfType<ClusterTarget>().Select(c => c.ClusterId));
    }

    [Theory]
    [InlineData(SessionTargetKind.Cluster, "elasticmapreduce:ListClusters")]
    [InlineData(SessionTargetKind.ManagedEndpoint, "emr-containers:ListManagedEndpoints emr-containers:ListVirtualClusters")]
    [InlineData(SessionTargetKind.ClusterSession, "elasticmapreduce:ListClusters elasticmapreduce:ListSessions")]
    [InlineData(SessionTargetKind.ServerlessSession, "emr-serverless:ListApplications emr-serverless:ListSessions")]
    public async Task Only_what_is_looked_for_is_asked_about(SessionTargetKind kind, string called)
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        Assert.All(aws.Find(new TargetQuery { Kinds = [kind] }), target => Assert.Equal(kind, target.Kind));

        Assert.Equal(called, string.Join(' ', aws.Called));
    }

    [Fact]
    public async Task Names_are_asked_about_and_no_name_is_an_empty_one()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        IReadOnlyList<EmrSessionTarget> found =
            aws.Find(new TargetQuery { IsNameWanted = name => name.StartsWith("etl", StringComparison.Ordinal) });

        Assert.Equal(["etl-2", "etl-5"], found.Select(target => target.Name).Order());
    }

    [Fact]
    public async Task An_owner_that_is_given_is_not_looked_up()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        IReadOnlyList<EmrSessionTarget> found = aws.Find(new TargetQuery
        {
            Kinds = [SessionTargetKind.ClusterSession],
            OwnerId = "j-EMULATED00005",
        });

        Assert.Equal(["is-EMU0000500001", "is-EMU0000500002"], found.Select(target => target.Identifier));
        Assert.Equal(["elasticmapreduce:ListSessions"], aws.Called);
    }

    [Theory]
    [InlineData("Kind")]
    [InlineData("State", SessionTargetKind.Cluster, SessionTargetKind.ManagedEndpoint)]
    [InlineData("OwnerId", SessionTargetKind.Cluster)]
    [InlineData("OwnerId", SessionTargetKind.ManagedEndpoint, SessionTargetKind.ClusterSession)]
    public async Task A_query_without_an_answer_is_refused_before_any_call(string parameter, params SessionTargetKind[] kinds)
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        TargetQuery query = new()
        {
            Kinds = kinds,
            States = parameter == "State" ? ["IDLE"] : null,
            OwnerId = parameter == "OwnerId" ? "j-1" : null,
        };

        InvalidRequestParameterException refused = Assert.Throws<InvalidRequestParameterException>(() => aws.Search(query));

        Assert.Equal(parameter, Assert.Single(refused.Violations).Parameter);
        Assert.Equal(0, aws.Observed.Total);
    }
}
