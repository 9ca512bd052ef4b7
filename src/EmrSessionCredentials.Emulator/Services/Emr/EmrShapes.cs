using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.Emr;

/// <summary>The account's items as EMR's model has them.</summary>
internal static class EmrShapes
{
    /// <summary>What ListClusters tells, and DescribeCluster as well.</summary>
    internal static JsonObject Summary(EmulatedCluster cluster, CallerIdentity caller) => new()
    {
        ["Id"] = cluster.Id,
        ["Name"] = cluster.Name,
        ["Status"] = new JsonObject
        {
            ["State"] = cluster.State,
            ["StateChangeReason"] = new JsonObject(),
            ["Timeline"] = new JsonObject { ["CreationDateTime"] = Timestamps.Epoch(cluster.CreatedAt) },
        },
        ["NormalizedInstanceHours"] = 16,
        ["ClusterArn"] = Arn.Of(AwsServices.Emr, caller, $"cluster/{cluster.Id}"),
    };

    internal static JsonObject Cluster(EmulatedCluster cluster, CallerIdentity caller)
    {
        JsonObject shape = Summary(cluster, caller);
        shape["ReleaseLabel"] = cluster.Release;
        shape["MasterPublicDnsName"] = cluster.PrimaryNode;
        shape["InstanceCollectionType"] = "INSTANCE_GROUP";
        shape["Applications"] = new JsonArray(Application("Spark"), Application("Livy"));
        shape["SecurityConfiguration"] = "runtime-roles";
        shape["SessionEnabled"] = cluster.SessionEnabled;
        shape["AutoTerminate"] = false;
        shape["TerminationProtected"] = false;
        shape["Tags"] = new JsonArray();
        return shape;
    }

    internal static JsonObject Session(
        EmulatedSession session,
        string cluster,
        CallerIdentity caller,
        Addresses addresses)
    {
        JsonObject shape = new()
        {
            ["Id"] = session.Id,
            ["ClusterId"] = cluster,
            ["Arn"] = SessionArn(session, cluster, caller),
            ["State"] = session.State,
            ["ReleaseLabel"] = session.Release,
            ["ExecutionRoleArn"] = session.Role ?? Arn.ExecutionRole(caller),
            ["AccountId"] = EmulatedAccount.Number,
            ["CreatedAt"] = Timestamps.Epoch(session.CreatedAt),
            ["UpdatedAt"] = Timestamps.Epoch(session.UpdatedAt),
            ["SessionIdleTimeoutInMinutes"] = session.IdleMinutes,
            ["ServerUrl"] = addresses.SparkConnectText,
            ["Tags"] = session.Tags?.DeepClone() ?? new JsonArray(),
        };
        if (session.Name is string name) shape["Name"] = name;
        if (session.Configurations is JsonNode configurations)
            shape["EngineConfigurations"] = configurations.DeepClone();
        if (session.Monitoring is JsonNode monitoring) shape["MonitoringConfiguration"] = monitoring.DeepClone();
        return shape;
    }

    internal static string SessionArn(EmulatedSession session, string cluster, CallerIdentity caller) =>
        Arn.Of(AwsServices.Emr, caller, $"cluster/{cluster}/session/{session.Id}");

    internal static JsonObject InstanceGroup(EmulatedCluster cluster, string type, int count)
    {
        bool isRunning = cluster.State is "RUNNING" or "WAITING";
        return new JsonObject
        {
            ["Id"] = $"ig-{cluster.Id}-{type}",
            ["Name"] = type,
            ["Market"] = "ON_DEMAND",
            ["InstanceGroupType"] = type,
            ["InstanceType"] = "m5.xlarge",
            ["RequestedInstanceCount"] = count,
            ["RunningInstanceCount"] = isRunning ? count : 0,
            ["Status"] = new JsonObject
            {
                ["State"] = isRunning ? "RUNNING" : "TERMINATED",
                ["StateChangeReason"] = new JsonObject(),
                ["Timeline"] = new JsonObject { ["CreationDateTime"] = Timestamps.Epoch(cluster.CreatedAt) },
            },
            ["Configurations"] = new JsonArray(),
            ["EbsBlockDevices"] = new JsonArray(),
            ["ShrinkPolicy"] = new JsonObject(),
        };
    }

    internal static JsonObject BootstrapAction(string name) => new()
    {
        ["Name"] = name,
        ["ScriptPath"] = $"s3://emulated/{name}.sh",
        ["Args"] = new JsonArray(),
    };

    private static JsonObject Application(string name) => new() { ["Name"] = name, ["Version"] = "1.0" };
}
