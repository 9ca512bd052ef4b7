using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers.Internal;
using Amazon.EMRContainers.Model;

namespace Amazon.EMRContainers;

/// <content>What can be opened: the operations that find it.</content>
public partial class AmazonEMRContainersClient
{
    /// <inheritdoc/>
    public virtual Task<ListVirtualClustersResponse> ListVirtualClustersAsync(
        ListVirtualClustersRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListVirtualClustersResponse>(request, ListVirtualClustersOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual ListVirtualClustersResponse ListVirtualClusters(ListVirtualClustersRequest request) =>
        Invoke<ListVirtualClustersResponse>(request, ListVirtualClustersOperation.Options);
#endif

    /// <inheritdoc/>
    public virtual Task<DescribeVirtualClusterResponse> DescribeVirtualClusterAsync(
        DescribeVirtualClusterRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeVirtualClusterResponse>(
            request, DescribeVirtualClusterOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual DescribeVirtualClusterResponse DescribeVirtualCluster(DescribeVirtualClusterRequest request) =>
        Invoke<DescribeVirtualClusterResponse>(request, DescribeVirtualClusterOperation.Options);
#endif

    /// <inheritdoc/>
    public virtual Task<ListManagedEndpointsResponse> ListManagedEndpointsAsync(
        ListManagedEndpointsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListManagedEndpointsResponse>(request, ListManagedEndpointsOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual ListManagedEndpointsResponse ListManagedEndpoints(ListManagedEndpointsRequest request) =>
        Invoke<ListManagedEndpointsResponse>(request, ListManagedEndpointsOperation.Options);
#endif

    /// <inheritdoc/>
    public virtual Task<DescribeManagedEndpointResponse> DescribeManagedEndpointAsync(
        DescribeManagedEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<DescribeManagedEndpointResponse>(
            request, DescribeManagedEndpointOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual DescribeManagedEndpointResponse DescribeManagedEndpoint(DescribeManagedEndpointRequest request) =>
        Invoke<DescribeManagedEndpointResponse>(request, DescribeManagedEndpointOperation.Options);
#endif
}
