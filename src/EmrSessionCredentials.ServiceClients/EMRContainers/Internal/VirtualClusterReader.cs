using System.Text.Json;
using Amazon.EMRContainers.Model;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers.Internal;

/// <summary>Reads virtual clusters.</summary>
internal static class VirtualClusterReader
{
    internal static VirtualCluster ReadVirtualCluster(JsonElement structure) => new()
    {
        Arn = structure.Text("arn"),
        ContainerProvider = structure.Structure("containerProvider", ReadContainerProvider),
        CreatedAt = structure.Timestamp("createdAt"),
        Id = structure.Text("id"),
        Name = structure.Text("name"),
        SchedulerConfiguration = structure.Structure("schedulerConfiguration", ReadSchedulerConfiguration),
        SchedulerStatus = structure.Structure("schedulerStatus", ReadSchedulerStatus),
        SecurityConfigurationId = structure.Text("securityConfigurationId"),
        SessionEnabled = structure.Flag("sessionEnabled"),
        State = structure.Constant("state", VirtualClusterState.FindValue),
        Tags = structure.Map("tags"),
    };

    internal static ContainerProvider ReadContainerProvider(JsonElement structure) => new()
    {
        Id = structure.Text("id"),
        Info = structure.Structure("info", ReadContainerInfo),
        Type = structure.Constant("type", ContainerProviderType.FindValue),
    };

    /// <summary>Another member than the one that is known leaves the union empty, as in AWSSDK.EMRContainers.</summary>
    internal static ContainerInfo ReadContainerInfo(JsonElement union) =>
        new() { EksInfo = union.Structure("eksInfo", ReadEksInfo) };

    internal static EksInfo ReadEksInfo(JsonElement structure) => new()
    {
        Namespace = structure.Text("namespace"),
        NodeLabel = structure.Text("nodeLabel"),
    };

    internal static SchedulerConfiguration ReadSchedulerConfiguration(JsonElement structure) => new()
    {
        MaxConcurrentJobRuns = structure.Integer("maxConcurrentJobRuns"),
        MaxInQueueJobRuns = structure.Integer("maxInQueueJobRuns"),
    };

    internal static SchedulerStatus ReadSchedulerStatus(JsonElement structure) => new()
    {
        CurrentConcurrentJobRuns = structure.Integer("currentConcurrentJobRuns"),
        CurrentInQueueJobRuns = structure.Integer("currentInQueueJobRuns"),
    };
}
