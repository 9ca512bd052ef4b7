using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Internal;
using Amazon.ElasticMapReduce.Model;

namespace Amazon.ElasticMapReduce;

/// <content>What can be opened: the operations that find it.</content>
public partial class AmazonElasticMapReduceClient
{
    /// <inheritdoc/>
    public virtual Task<ListClustersResponse> ListClustersAsync(
        ListClustersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListClustersResponse>(request, ListClustersOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual ListClustersResponse ListClusters(ListClustersRequest request) =>
        Invoke<ListClustersResponse>(request, ListClustersOperation.Options);
#endif

    /// <inheritdoc/>
    public virtual Task<DescribeClusterResponse> DescribeClusterAsync(
        DescribeClusterRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeClusterResponse>(request, DescribeClusterOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual DescribeClusterResponse DescribeCluster(DescribeClusterRequest request) =>
        Invoke<DescribeClusterResponse>(request, DescribeClusterOperation.Options);
#endif

    /// <inheritdoc/>
    public virtual Task<ListSessionsResponse> ListSessionsAsync(
        ListSessionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListSessionsResponse>(request, ListSessionsOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual ListSessionsResponse ListSessions(ListSessionsRequest request) =>
        Invoke<ListSessionsResponse>(request, ListSessionsOperation.Options);
#endif

    /// <inheritdoc/>
    public virtual Task<GetSessionResponse> GetSessionAsync(
        GetSessionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSessionResponse>(request, GetSessionOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual GetSessionResponse GetSession(GetSessionRequest request) =>
        Invoke<GetSessionResponse>(request, GetSessionOperation.Options);
#endif

    /// <inheritdoc/>
    public virtual Task<GetSessionEndpointResponse> GetSessionEndpointAsync(
        GetSessionEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSessionEndpointResponse>(request, GetSessionEndpointOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual GetSessionEndpointResponse GetSessionEndpoint(GetSessionEndpointRequest request) =>
        Invoke<GetSessionEndpointResponse>(request, GetSessionEndpointOperation.Options);
#endif
}
