using System.Text.Json;
using Amazon.EMRContainers.Model;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers.Internal;

/// <summary>Reads managed endpoints.</summary>
internal static class EndpointReader
{
    internal static Endpoint ReadEndpoint(JsonElement structure) => new()
    {
        Arn = structure.Text("arn"),
        AuthProxyUrl = structure.Text("authProxyUrl"),
#pragma warning disable CS0618 // Deprecated, but still there: AWSSDK.EMRContainers has it too.
        CertificateArn = structure.Text("certificateArn"),
#pragma warning restore CS0618
        CertificateAuthority = structure.Structure("certificateAuthority", ReadCertificate),
        CreatedAt = structure.Timestamp("createdAt"),
        ExecutionRoleArn = structure.Text("executionRoleArn"),
        FailureReason = structure.Constant("failureReason", FailureReason.FindValue),
        Id = structure.Text("id"),
        Name = structure.Text("name"),
        ReleaseLabel = structure.Text("releaseLabel"),
        SecurityGroup = structure.Text("securityGroup"),
        ServerUrl = structure.Text("serverUrl"),
        State = structure.Constant("state", EndpointState.FindValue),
        StateDetails = structure.Text("stateDetails"),
        SubnetIds = structure.Texts("subnetIds"),
        Tags = structure.Map("tags"),
        Type = structure.Text("type"),
        VirtualClusterId = structure.Text("virtualClusterId"),
    };

    internal static Certificate ReadCertificate(JsonElement structure) => new()
    {
        CertificateArn = structure.Text("certificateArn"),
        CertificateData = structure.Text("certificateData"),
    };
}
