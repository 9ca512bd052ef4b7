using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers.Model;

namespace EmrSessionCredentials.Calls;

/// <content>The questions about what a credential is for.</content>
public sealed partial class EmrSession
{
    /// <summary>Asks what a managed endpoint is like (<c>DescribeManagedEndpoint</c>).</summary>
    internal Task<DescribeManagedEndpointResponse> DescribeAsync(
        DescribeManagedEndpointRequest request, CancellationToken cancellationToken) => AskAsync(
            new CallSubject("EMR containers", "DescribeManagedEndpoint", request.Id!),
            _containers,
            (client, stop) => client.DescribeManagedEndpointAsync(request, stop),
            cancellationToken);

    /// <summary>Asks what a cluster is like (<c>DescribeCluster</c>).</summary>
    internal Task<DescribeClusterResponse> DescribeAsync(
        DescribeClusterRequest request, CancellationToken cancellationToken) => AskAsync(
            new CallSubject("EMR", "DescribeCluster", request.ClusterId!),
            _clusters,
            (client, stop) => client.DescribeClusterAsync(request, stop),
            cancellationToken);

    private async Task<TResponse> AskAsync<TClient, TResponse>(
        CallSubject subject,
        OnDemand<TClient> client,
        Func<TClient, CancellationToken, Task<TResponse>> send,
        CancellationToken cancellationToken)
        where TClient : class, IDisposable =>
        (await _service.CallAsync(
            subject, client, (service, _, stop) => send(service, stop), cancellationToken).ConfigureAwait(false)).Result;
}
