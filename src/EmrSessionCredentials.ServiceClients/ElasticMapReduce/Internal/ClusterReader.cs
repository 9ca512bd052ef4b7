using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary>Reads clusters.</summary>
internal static class ClusterReader
{
    internal static Cluster ReadCluster(JsonElement structure) => new()
    {
        Applications = structure.List("Applications", ReadApplication),
        AutoScalingRole = structure.Text("AutoScalingRole"),
        AutoTerminate = structure.Flag("AutoTerminate"),
        ClusterArn = structure.Text("ClusterArn"),
        CustomAmiId = structure.Text("CustomAmiId"),
        EbsRootVolumeIops = structure.Integer("EbsRootVolumeIops"),
        EbsRootVolumeSize = structure.Integer("EbsRootVolumeSize"),
        EbsRootVolumeThroughput = structure.Integer("EbsRootVolumeThroughput"),
        Ec2InstanceAttributes =
            structure.Structure("Ec2InstanceAttributes", Ec2InstanceAttributesReader.ReadEc2InstanceAttributes),
        ExtendedSupport = structure.Flag("ExtendedSupport"),
        Id = structure.Text("Id"),
        InstanceCollectionType = structure.Constant("InstanceCollectionType", InstanceCollectionType.FindValue),
        LogEncryptionKmsKeyId = structure.Text("LogEncryptionKmsKeyId"),
        LogUri = structure.Text("LogUri"),
        MasterPublicDnsName = structure.Text("MasterPublicDnsName"),
        Name = structure.Text("Name"),
        NormalizedInstanceHours = structure.Integer("NormalizedInstanceHours"),
        OSReleaseLabel = structure.Text("OSReleaseLabel"),
        OutpostArn = structure.Text("OutpostArn"),
        ReleaseLabel = structure.Text("ReleaseLabel"),
        RepoUpgradeOnBoot = structure.Constant("RepoUpgradeOnBoot", RepoUpgradeOnBoot.FindValue),
        RequestedAmiVersion = structure.Text("RequestedAmiVersion"),
        RunningAmiVersion = structure.Text("RunningAmiVersion"),
        ScaleDownBehavior = structure.Constant("ScaleDownBehavior", ScaleDownBehavior.FindValue),
        SecurityConfiguration = structure.Text("SecurityConfiguration"),
        ServiceRole = structure.Text("ServiceRole"),
        SessionEnabled = structure.Flag("SessionEnabled"),
        Status = structure.Structure("Status", ClusterStatusReader.ReadClusterStatus),
        StepConcurrencyLevel = structure.Integer("StepConcurrencyLevel"),
        Tags = structure.List("Tags", TagReader.ReadTag),
        TerminationProtected = structure.Flag("TerminationProtected"),
        UnhealthyNodeReplacement = structure.Flag("UnhealthyNodeReplacement"),
        VisibleToAllUsers = structure.Flag("VisibleToAllUsers"),
    };

    internal static ClusterSummary ReadClusterSummary(JsonElement structure) => new()
    {
        ClusterArn = structure.Text("ClusterArn"),
        Id = structure.Text("Id"),
        Name = structure.Text("Name"),
        NormalizedInstanceHours = structure.Integer("NormalizedInstanceHours"),
        OutpostArn = structure.Text("OutpostArn"),
        Status = structure.Structure("Status", ClusterStatusReader.ReadClusterStatus),
    };

    internal static Application ReadApplication(JsonElement structure) => new()
    {
        AdditionalInfo = structure.Map("AdditionalInfo"),
        Args = structure.Texts("Args"),
        Name = structure.Text("Name"),
        Version = structure.Text("Version"),
    };
}
