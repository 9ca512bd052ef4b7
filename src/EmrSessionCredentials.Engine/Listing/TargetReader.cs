using Clusters = Amazon.ElasticMapReduce.Model;
using Containers = Amazon.EMRContainers.Model;
using Serverless = Amazon.EMRServerless.Model;

namespace EmrSessionCredentials.Listing;

/// <summary>Turns what the services list into targets and their owners; null for what has no id.</summary>
internal static class TargetReader
{
    internal static ListedItem? Read(Clusters.ClusterSummary cluster, ListRequest request) =>
        string.IsNullOrEmpty(cluster.Id) ? null : Listed(new ClusterTarget
        {
            ClusterId = cluster.Id!,
            ClusterArn = cluster.ClusterArn,
            Name = cluster.Name,
            State = cluster.Status?.State?.Value ?? "",
            CreatedAt = cluster.Status?.Timeline?.CreationDateTime?.ToUniversalTime(),
            Region = request.Region,
        });

    internal static ListedItem? Read(Clusters.Session session, ListRequest request) =>
        string.IsNullOrEmpty(session.Id) ? null : Listed(new ClusterSessionTarget
        {
            SessionId = session.Id!,
            // What was asked is what the session is listed under, whatever the answer repeats of it.
            ClusterId = request.Owner!.Id,
            ClusterName = request.Owner.Name,
            SessionArn = session.Arn,
            StateReason = session.StateChangeReason,
            ExecutionRoleArn = session.ExecutionRoleArn,
            Name = session.Name,
            State = session.State?.Value ?? "",
            ReleaseLabel = session.ReleaseLabel,
            CreatedAt = session.CreatedAt?.ToUniversalTime(),
            Region = request.Region,
        });

    internal static ListedItem? Read(Containers.Endpoint endpoint, ListRequest request) =>
        string.IsNullOrEmpty(endpoint.Id) ? null : Listed(new ManagedEndpointTarget
        {
            EndpointId = endpoint.Id!,
            EndpointArn = endpoint.Arn,
            EndpointType = endpoint.Type,
            VirtualClusterId = request.Owner!.Id,
            VirtualClusterName = request.Owner.Name,
            ExecutionRoleArn = endpoint.ExecutionRoleArn,
            Name = endpoint.Name,
            State = endpoint.State?.Value ?? "",
            ReleaseLabel = endpoint.ReleaseLabel,
            CreatedAt = endpoint.CreatedAt?.ToUniversalTime(),
            Region = request.Region,
        });

    internal static ListedItem? Read(Serverless.SessionSummary session, ListRequest request) =>
        string.IsNullOrEmpty(session.SessionId) ? null : Listed(new ServerlessSessionTarget
        {
            SessionId = session.SessionId!,
            ApplicationId = request.Owner!.Id,
            ApplicationName = request.Owner.Name,
            SessionArn = session.Arn,
            StateReason = session.StateDetails,
            ExecutionRoleArn = session.ExecutionRoleArn,
            Name = session.Name,
            State = session.State?.Value ?? "",
            ReleaseLabel = session.ReleaseLabel,
            CreatedAt = session.CreatedAt?.ToUniversalTime(),
            Region = request.Region,
        });

    internal static ListedItem? Read(Containers.VirtualCluster cluster) =>
        string.IsNullOrEmpty(cluster.Id) ? null : new ListedItem(cluster.Id!, cluster.Name, cluster.State?.Value ?? "");

    internal static ListedItem? Read(Serverless.ApplicationSummary application) =>
        string.IsNullOrEmpty(application.Id)
            ? null
            : new ListedItem(application.Id!, application.Name, application.State?.Value ?? "");

    private static ListedItem Listed(EmrSessionTarget target) =>
        new(target.Identifier, target.Name, target.State, target);
}
