using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Targets;
using Clusters = Amazon.ElasticMapReduce.Model;
using Containers = Amazon.EMRContainers.Model;
using Serverless = Amazon.EMRServerless.Model;

namespace EmrSessionCredentials.Listing;

/// <summary>Turns what the services list into targets and their owners; null for what has no id.</summary>
internal static class TargetReader
{
    internal static ClusterTarget? Read(Clusters.ClusterSummary cluster, ListRequest request) =>
        string.IsNullOrEmpty(cluster.Id) ? null : new ClusterTarget
        {
            ClusterId = cluster.Id!,
            ClusterArn = cluster.ClusterArn,
            Name = cluster.Name,
            State = cluster.Status?.State?.Value ?? "",
            CreatedAt = (cluster.Status?.Timeline?.CreationDateTime).InUtc(),
            Region = request.Region,
        };

    internal static ClusterSessionTarget? Read(Clusters.Session session, ListRequest request) =>
        string.IsNullOrEmpty(session.Id) ? null : new ClusterSessionTarget
        {
            SessionId = session.Id!,
            // What was asked is what the session is listed under, whatever the answer repeats of it.
            ClusterId = request.Owner!.Id,
            ClusterName = request.Owner.Name,
            ExecutionRoleArn = session.ExecutionRoleArn,
            Name = session.Name,
            State = session.State?.Value ?? "",
            ReleaseLabel = session.ReleaseLabel,
            CreatedAt = session.CreatedAt.InUtc(),
            Region = request.Region,
        };

    internal static ManagedEndpointTarget? Read(Containers.Endpoint endpoint, ListRequest request) =>
        string.IsNullOrEmpty(endpoint.Id) ? null : new ManagedEndpointTarget
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
            CreatedAt = endpoint.CreatedAt.InUtc(),
            Region = request.Region,
        };

    internal static ServerlessSessionTarget? Read(Serverless.SessionSummary session, ListRequest request) =>
        string.IsNullOrEmpty(session.SessionId) ? null : new ServerlessSessionTarget
        {
            SessionId = session.SessionId!,
            ApplicationId = request.Owner!.Id,
            ApplicationName = request.Owner.Name,
            ExecutionRoleArn = session.ExecutionRoleArn,
            Name = session.Name,
            State = session.State?.Value ?? "",
            ReleaseLabel = session.ReleaseLabel,
            CreatedAt = session.CreatedAt.InUtc(),
            Region = request.Region,
        };

    internal static TargetOwner? Read(Containers.VirtualCluster cluster) =>
        string.IsNullOrEmpty(cluster.Id) ? null : new TargetOwner(cluster.Id!, cluster.Name, cluster.State?.Value ?? "");

    internal static TargetOwner? Read(Serverless.ApplicationSummary application) =>
        string.IsNullOrEmpty(application.Id)
            ? null
            : new TargetOwner(application.Id!, application.Name, application.State?.Value ?? "");
}
