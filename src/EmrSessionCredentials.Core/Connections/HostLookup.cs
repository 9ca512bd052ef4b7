using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers.Model;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Connections;

/// <summary>Asks the service where a credential's target is, as whoever got the credential.</summary>
internal static class HostLookup
{
    internal static Task<FoundHost> FindAsync(
        EmrSession session, SessionCredential credential, ConnectionKind kind, CancellationToken cancellationToken) =>
        credential switch
        {
            ClusterSessionCredential cluster => PrimaryNodeAsync(session, cluster.ClusterId, cancellationToken),
            ManagedEndpointSessionCredential endpoint => EndpointAsync(session, endpoint, kind, cancellationToken),
            _ => Task.FromResult(new FoundHost(Address: null, State: null)),
        };

    private static async Task<FoundHost> PrimaryNodeAsync(
        EmrSession session, string clusterId, CancellationToken cancellationToken)
    {
        DescribeClusterResponse response = await session
            .DescribeAsync(new DescribeClusterRequest { ClusterId = clusterId }, cancellationToken).ConfigureAwait(false);
        return new FoundHost(response.Cluster?.MasterPublicDnsName, response.Cluster?.Status?.State?.Value);
    }

    private static async Task<FoundHost> EndpointAsync(
        EmrSession session,
        ManagedEndpointSessionCredential credential,
        ConnectionKind kind,
        CancellationToken cancellationToken)
    {
        DescribeManagedEndpointRequest request = new()
        {
            Id = LastPart(credential.EndpointIdentifier),
            VirtualClusterId = LastPart(credential.VirtualClusterIdentifier),
        };
        DescribeManagedEndpointResponse response =
            await session.DescribeAsync(request, cancellationToken).ConfigureAwait(false);
        Endpoint? endpoint = response.Endpoint;
        string? url = kind == ConnectionKind.SparkConnect ? endpoint?.AuthProxyUrl : endpoint?.ServerUrl;
        return new FoundHost(url, endpoint?.State?.Value);
    }

    /// <summary>This operation takes ids only, where the one that gets credentials takes ARNs too.</summary>
    private static string LastPart(string identifier) =>
        identifier.Substring(identifier.LastIndexOf("/", StringComparison.Ordinal) + 1);
}
