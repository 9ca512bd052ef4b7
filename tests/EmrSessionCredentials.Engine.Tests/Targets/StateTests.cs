using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Listing;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Tests.Targets;

public class StateTests
{
    [Fact]
    public async Task States_may_be_of_several_kinds_and_in_any_case()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        IReadOnlyList<EmrSessionTarget> found = aws.Find(new TargetQuery { States = ["waiting", "Creating"] });

        Assert.Equal(["CREATING", "WAITING"], found.Select(target => target.State).Distinct().Order());
        // No session can be in either, so none is looked for.
        Assert.DoesNotContain("emr-serverless:ListApplications", aws.Called);
        Assert.DoesNotContain("elasticmapreduce:ListSessions", aws.Called);
    }

    [Fact]
    public async Task What_has_ended_is_looked_for_in_what_has_ended_too()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        IReadOnlyList<EmrSessionTarget> ended = aws.Find(Endpoints("TERMINATED"));
        IReadOnlyList<EmrSessionTarget> starting = aws.Find(Endpoints("CREATING"));

        // The third virtual cluster of the emulator is terminated.
        Assert.Equal(3, ended.Select(endpoint => endpoint.OwnerId).Distinct().Count());
        Assert.Equal(2, starting.Select(endpoint => endpoint.OwnerId).Distinct().Count());

        static TargetQuery Endpoints(string state) =>
            new() { Kinds = [SessionTargetKind.ManagedEndpoint], States = [state] };
    }

    [Fact]
    public async Task A_cluster_that_is_read_for_its_sessions_is_no_result_unless_its_own_state_is_asked_for()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        IReadOnlyList<EmrSessionTarget> found = aws.Find(new TargetQuery
        {
            Kinds = [SessionTargetKind.Cluster, SessionTargetKind.ClusterSession],
            States = ["WAITING", "IDLE"],
        });

        Assert.Equal(["WAITING", "WAITING"], found.OfType<ClusterTarget>().Select(c => c.State));
        // The sessions are on clusters that are RUNNING.
        Assert.Equal(["IDLE", "IDLE"], found.OfType<ClusterSessionTarget>().Select(s => s.State));
    }

    [Fact]
    public void Every_usable_state_is_one_that_its_kind_has() => Assert.All(
        TargetQuery.AllKinds, kind => Assert.Subset(SessionKinds.Of(kind).States.ToHashSet(), SessionKinds.Of(kind).UsableStates.ToHashSet()));
}
