using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;

namespace Amazon.EMRContainers;

/// <content>What can be opened: the operations that find it.</content>
public partial interface IAmazonEMRContainers
{
    /// <summary>
    /// Lists the account's virtual clusters, a page at a time: while the response has a token, there is more
    /// (<c>ListVirtualClusters</c>).
    /// </summary>
    /// <param name="request">What to list, and from where on.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>A page of virtual clusters.</returns>
    /// <exception cref="ValidationException">A field of the request is missing or malformed.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonEMRContainersException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<ListVirtualClustersResponse> ListVirtualClustersAsync(
        ListVirtualClustersRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="ListVirtualClustersAsync"/>
    ListVirtualClustersResponse ListVirtualClusters(ListVirtualClustersRequest request);
#endif

    /// <summary>Tells what a virtual cluster is like (<c>DescribeVirtualCluster</c>).</summary>
    /// <param name="request">The virtual cluster.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>What the virtual cluster is like.</returns>
    /// <exception cref="ValidationException">A field of the request is missing or malformed.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such virtual cluster.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonEMRContainersException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<DescribeVirtualClusterResponse> DescribeVirtualClusterAsync(
        DescribeVirtualClusterRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="DescribeVirtualClusterAsync"/>
    DescribeVirtualClusterResponse DescribeVirtualCluster(DescribeVirtualClusterRequest request);
#endif

    /// <summary>
    /// Lists the endpoints of a virtual cluster, a page at a time: while the response has a token, there is more
    /// (<c>ListManagedEndpoints</c>).
    /// </summary>
    /// <param name="request">What to list, and from where on.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>A page of endpoints.</returns>
    /// <exception cref="ValidationException">A field of the request is missing or malformed.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonEMRContainersException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<ListManagedEndpointsResponse> ListManagedEndpointsAsync(
        ListManagedEndpointsRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="ListManagedEndpointsAsync"/>
    ListManagedEndpointsResponse ListManagedEndpoints(ListManagedEndpointsRequest request);
#endif

    /// <summary>Tells what a managed endpoint is like, its URLs among it (<c>DescribeManagedEndpoint</c>).</summary>
    /// <param name="request">The endpoint.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>What the endpoint is like.</returns>
    /// <exception cref="ValidationException">A field of the request is missing or malformed.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such virtual cluster or endpoint.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonEMRContainersException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<DescribeManagedEndpointResponse> DescribeManagedEndpointAsync(
        DescribeManagedEndpointRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="DescribeManagedEndpointAsync"/>
    DescribeManagedEndpointResponse DescribeManagedEndpoint(DescribeManagedEndpointRequest request);
#endif
}
