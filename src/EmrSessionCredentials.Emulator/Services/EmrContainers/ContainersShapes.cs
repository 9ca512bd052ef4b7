using System;
using System.Text;
using System.Text.Json.Nodes;
using EmrSessionCredentials.Emulator.Account;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Emulator.Signing;

namespace EmrSessionCredentials.Emulator.Services.EmrContainers;

/// <summary>The account's items as the model of EMR on EKS has them.</summary>
internal static class ContainersShapes
{
    internal static JsonObject VirtualCluster(EmulatedVirtualCluster cluster, CallerIdentity caller) => new()
    {
        ["id"] = cluster.Id,
        ["name"] = cluster.Name,
        ["arn"] = Arn.Of(AwsServices.EmrContainers, caller, $"/virtualclusters/{cluster.Id}"),
        ["state"] = cluster.State,
        ["containerProvider"] = new JsonObject
        {
            ["type"] = "EKS",
            ["id"] = cluster.EksCluster,
            ["info"] = new JsonObject { ["eksInfo"] = new JsonObject { ["namespace"] = "emr" } },
        },
        ["createdAt"] = Timestamps.Iso(cluster.CreatedAt),
        ["tags"] = new JsonObject(),
    };

    internal static JsonObject Endpoint(EmulatedEndpoint endpoint, CallerIdentity caller, Addresses addresses)
    {
        string path = $"/virtualclusters/{endpoint.VirtualClusterId}/endpoints/{endpoint.Id}";
        JsonObject shape = new()
        {
            ["id"] = endpoint.Id,
            ["name"] = endpoint.Name,
            ["arn"] = Arn.Of(AwsServices.EmrContainers, caller, path),
            ["virtualClusterId"] = endpoint.VirtualClusterId,
            ["type"] = endpoint.Type,
            ["state"] = endpoint.State,
            ["releaseLabel"] = "emr-7.14.0-latest",
            ["executionRoleArn"] = Arn.ExecutionRole(caller),
            ["createdAt"] = Timestamps.Iso(endpoint.CreatedAt),
            ["tags"] = new JsonObject(),
        };
        // There is nothing to connect to before an endpoint is active, and after.
        if (endpoint.State is not "ACTIVE") return shape;
        shape["serverUrl"] = new Uri(addresses.Http, $"gateway/{endpoint.Id}").AbsoluteUri;
        if (addresses.Authority is string authority)
        {
            shape["certificateAuthority"] = new JsonObject
            {
                ["certificateData"] = Convert.ToBase64String(Encoding.ASCII.GetBytes(authority)),
            };
        }

        if (endpoint.IsSparkConnect) shape["authProxyUrl"] = addresses.SparkConnectText;
        return shape;
    }
}
