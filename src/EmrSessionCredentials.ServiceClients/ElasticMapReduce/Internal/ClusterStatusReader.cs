using System.Text.Json;
using Amazon.ElasticMapReduce.Model;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary>Reads what clusters are doing.</summary>
internal static class ClusterStatusReader
{
    internal static ClusterStatus ReadClusterStatus(JsonElement structure) => new()
    {
        ErrorDetails = structure.List("ErrorDetails", ReadErrorDetail),
        State = structure.Constant("State", ClusterState.FindValue),
        StateChangeReason = structure.Structure("StateChangeReason", ReadClusterStateChangeReason),
        Timeline = structure.Structure("Timeline", ReadClusterTimeline),
    };

    internal static ClusterStateChangeReason ReadClusterStateChangeReason(JsonElement structure) => new()
    {
        Code = structure.Constant("Code", ClusterStateChangeReasonCode.FindValue),
        Message = structure.Text("Message"),
    };

    internal static ClusterTimeline ReadClusterTimeline(JsonElement structure) => new()
    {
        CreationDateTime = structure.Timestamp("CreationDateTime"),
        EndDateTime = structure.Timestamp("EndDateTime"),
        ReadyDateTime = structure.Timestamp("ReadyDateTime"),
    };

    internal static ErrorDetail ReadErrorDetail(JsonElement structure) => new()
    {
        ErrorCode = structure.Text("ErrorCode"),
        ErrorData = structure.List("ErrorData", static entry => entry.AsMap("ErrorData")),
        ErrorMessage = structure.Text("ErrorMessage"),
    };
}
