using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary>Reads sessions.</summary>
internal static class SessionReader
{
    internal static Session ReadSession(JsonElement structure) => new()
    {
        AccountId = structure.Text("AccountId"),
        Arn = structure.Text("Arn"),
        ClusterId = structure.Text("ClusterId"),
        CreatedAt = structure.Timestamp("CreatedAt"),
        EndedAt = structure.Timestamp("EndedAt"),
        ExecutionRoleArn = structure.Text("ExecutionRoleArn"),
        Id = structure.Text("Id"),
        IdleSince = structure.Timestamp("IdleSince"),
        Name = structure.Text("Name"),
        ReleaseLabel = structure.Text("ReleaseLabel"),
        ServerUrl = structure.Text("ServerUrl"),
        SessionIdleTimeoutInMinutes = structure.Long("SessionIdleTimeoutInMinutes"),
        StartedAt = structure.Timestamp("StartedAt"),
        State = structure.Constant("State", SessionState.FindValue),
        StateChangeReason = structure.Text("StateChangeReason"),
        Tags = structure.List("Tags", TagReader.ReadTag),
        UpdatedAt = structure.Timestamp("UpdatedAt"),
    };
}
