using System.Text.Json;
using Amazon.EMRServerless.Model;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless.Internal;

/// <summary>Reads sessions.</summary>
internal static class SessionReader
{
    internal static Session ReadSession(JsonElement structure) => new()
    {
        ApplicationId = structure.Text("applicationId"),
        Arn = structure.Text("arn"),
        BilledResourceUtilization = structure.Structure("billedResourceUtilization", ReadResourceUtilization),
        CreatedAt = structure.Timestamp("createdAt"),
        CreatedBy = structure.Text("createdBy"),
        EndedAt = structure.Timestamp("endedAt"),
        ExecutionRoleArn = structure.Text("executionRoleArn"),
        IdleSince = structure.Timestamp("idleSince"),
        IdleTimeoutMinutes = structure.Long("idleTimeoutMinutes"),
        Name = structure.Text("name"),
        NetworkConfiguration = structure.Structure("networkConfiguration", ReadNetworkConfiguration),
        ReleaseLabel = structure.Text("releaseLabel"),
        SessionId = structure.Text("sessionId"),
        StartedAt = structure.Timestamp("startedAt"),
        State = structure.Constant("state", SessionState.FindValue),
        StateDetails = structure.Text("stateDetails"),
        Tags = structure.Map("tags"),
        TotalExecutionDurationSeconds = structure.Long("totalExecutionDurationSeconds"),
        TotalResourceUtilization = structure.Structure("totalResourceUtilization", ReadTotalResourceUtilization),
        UpdatedAt = structure.Timestamp("updatedAt"),
    };

    internal static SessionSummary ReadSessionSummary(JsonElement structure) => new()
    {
        ApplicationId = structure.Text("applicationId"),
        Arn = structure.Text("arn"),
        CreatedAt = structure.Timestamp("createdAt"),
        CreatedBy = structure.Text("createdBy"),
        ExecutionRoleArn = structure.Text("executionRoleArn"),
        Name = structure.Text("name"),
        ReleaseLabel = structure.Text("releaseLabel"),
        SessionId = structure.Text("sessionId"),
        State = structure.Constant("state", SessionState.FindValue),
        StateDetails = structure.Text("stateDetails"),
        UpdatedAt = structure.Timestamp("updatedAt"),
    };

    internal static NetworkConfiguration ReadNetworkConfiguration(JsonElement structure) => new()
    {
        SecurityGroupIds = structure.Texts("securityGroupIds"),
        SubnetIds = structure.Texts("subnetIds"),
    };

    internal static ResourceUtilization ReadResourceUtilization(JsonElement structure) => new()
    {
        MemoryGBHour = structure.Number("memoryGBHour"),
        StorageGBHour = structure.Number("storageGBHour"),
        VCPUHour = structure.Number("vCPUHour"),
    };

    internal static TotalResourceUtilization ReadTotalResourceUtilization(JsonElement structure) => new()
    {
        MemoryGBHour = structure.Number("memoryGBHour"),
        StorageGBHour = structure.Number("storageGBHour"),
        VCPUHour = structure.Number("vCPUHour"),
    };
}
