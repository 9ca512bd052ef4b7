using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Tests.Targets;

/// <summary>The order of what Find-EMRSessionTarget gives, where the names of the emulator's account do not decide it.</summary>
public sealed class TargetOrderTests
{
    [Fact]
    public void Two_owners_of_one_name_keep_their_sessions_together()
    {
        TargetOrder order = new([SessionTargetKind.ClusterSession]);
        EmrSessionTarget[] found = [Session("j-2", "a"), Session("j-1", "b"), Session("j-2", "c"), Session("j-1", "d")];

        Assert.Empty(order.Add(new TargetPage("ListSessions", found, Report: null)));
        IReadOnlyList<EmrSessionTarget> given = order.Finish();

        Assert.Equal(["j-1 b", "j-1 d", "j-2 a", "j-2 c"], given.Select(target => $"{target.OwnerId} {target.Name}"));
    }

    private static ClusterSessionTarget Session(string cluster, string name) => new()
    {
        ClusterId = cluster, ClusterName = "etl", SessionId = $"is-{name}", Name = name, State = "IDLE", Region = EmulatedAws.Region,
    };
}
