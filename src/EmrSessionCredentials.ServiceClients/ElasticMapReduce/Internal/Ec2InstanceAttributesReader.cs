using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary>Reads where and how the instances of a cluster run.</summary>
internal static class Ec2InstanceAttributesReader
{
    internal static Ec2InstanceAttributes ReadEc2InstanceAttributes(JsonElement structure) => new()
    {
        AdditionalMasterSecurityGroups = structure.Texts("AdditionalMasterSecurityGroups"),
        AdditionalSlaveSecurityGroups = structure.Texts("AdditionalSlaveSecurityGroups"),
        Ec2AvailabilityZone = structure.Text("Ec2AvailabilityZone"),
        Ec2KeyName = structure.Text("Ec2KeyName"),
        Ec2SubnetId = structure.Text("Ec2SubnetId"),
        EmrManagedMasterSecurityGroup = structure.Text("EmrManagedMasterSecurityGroup"),
        EmrManagedSlaveSecurityGroup = structure.Text("EmrManagedSlaveSecurityGroup"),
        IamInstanceProfile = structure.Text("IamInstanceProfile"),
        RequestedEc2AvailabilityZones = structure.Texts("RequestedEc2AvailabilityZones"),
        RequestedEc2SubnetIds = structure.Texts("RequestedEc2SubnetIds"),
        ServiceAccessSecurityGroup = structure.Text("ServiceAccessSecurityGroup"),
    };
}
