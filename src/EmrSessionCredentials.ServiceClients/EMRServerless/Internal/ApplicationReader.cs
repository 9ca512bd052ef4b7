using System.Text.Json;
using Amazon.EMRServerless.Model;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless.Internal;

/// <summary>Reads applications.</summary>
internal static class ApplicationReader
{
    internal static ApplicationSummary ReadApplicationSummary(JsonElement structure) => new()
    {
        Architecture = structure.Constant("architecture", Architecture.FindValue),
        Arn = structure.Text("arn"),
        CreatedAt = structure.Timestamp("createdAt"),
        Id = structure.Text("id"),
        Name = structure.Text("name"),
        ReleaseLabel = structure.Text("releaseLabel"),
        State = structure.Constant("state", ApplicationState.FindValue),
        StateDetails = structure.Text("stateDetails"),
        Type = structure.Text("type"),
        UpdatedAt = structure.Timestamp("updatedAt"),
    };
}
