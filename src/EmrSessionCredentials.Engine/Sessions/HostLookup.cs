using System;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers.Model;
using EmrSessionCredentials.Connections;

namespace EmrSessionCredentials.Sessions;

/// <summary>Asks the service where a credential's target is, as whoever got the credential.</summary>
internal static class HostLookup
{
    private const string JupyterType = "JUPYTER_ENTERPRISE_GATEWAY";

    /// <param name="session">Who asks.</param>
    /// <param name="credential">Whose target is meant.</param>
    /// <param name="asked">The kind that was asked for, or null for the one that is there.</param>
    /// <param name="call">How to make the call.</param>
    internal static Task<FoundHost> FindAsync(
        EmrSession session, SessionCredential credential, ConnectionKind? asked, CallContext call) =>
        credential switch
        {
            ClusterSessionCredential cluster =>
                PrimaryNodeAsync(session, cluster.ClusterId, asked ?? ConnectionKind.Livy, call),
            ManagedEndpointSessionCredential endpoint => EndpointAsync(session, endpoint, asked, call),
            _ => throw new NotSupportedException($"The host of a {credential.GetType().Name} cannot be looked up."),
        };

    private static async Task<FoundHost> PrimaryNodeAsync(
        EmrSession session, string clusterId, ConnectionKind kind, CallContext call)
    {
        (DescribeClusterResponse response, _) = await session.CallAsync(
            new CallSubject("EMR", "DescribeCluster", clusterId),
            (clients, _, stop) => clients.Emr.DescribeClusterAsync(new() { ClusterId = clusterId }, stop),
            call).ConfigureAwait(false);
        return new FoundHost(
            kind, response.Cluster?.MasterPublicDnsName, $"the cluster is {response.Cluster?.Status?.State?.Value}");
    }

    private static async Task<FoundHost> EndpointAsync(
        EmrSession session,
        ManagedEndpointSessionCredential credential,
        ConnectionKind? asked,
        CallContext call)
    {
        DescribeManagedEndpointRequest request = new()
        {
            Id = LastPart(credential.EndpointIdentifier),
            VirtualClusterId = LastPart(credential.VirtualClusterIdentifier),
        };
        (DescribeManagedEndpointResponse response, _) = await session.CallAsync(
            new CallSubject("EMR containers", "DescribeManagedEndpoint", request.Id),
            (clients, _, stop) => clients.EmrContainers.DescribeManagedEndpointAsync(request, stop),
            call).ConfigureAwait(false);
        Endpoint? endpoint = response.Endpoint;
        // What is no Jupyter gateway and has a proxy is reached through it.
        bool spark = endpoint?.Type is not JupyterType && !string.IsNullOrEmpty(endpoint?.AuthProxyUrl);
        ConnectionKind kind = asked ?? (spark ? ConnectionKind.SparkConnect : ConnectionKind.JupyterGateway);
        string? url = kind == ConnectionKind.SparkConnect ? endpoint?.AuthProxyUrl : endpoint?.ServerUrl;
        return new FoundHost(kind, url, $"the endpoint is {endpoint?.State?.Value}, its type {endpoint?.Type}");
    }

    /// <summary>This operation takes ids only, where the one that gets credentials takes ARNs too.</summary>
    private static string LastPart(string identifier) =>
        identifier.Substring(identifier.LastIndexOf("/", StringComparison.Ordinal) + 1);
}
