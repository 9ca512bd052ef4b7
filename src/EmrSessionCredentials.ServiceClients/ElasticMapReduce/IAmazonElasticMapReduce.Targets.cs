using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;

namespace Amazon.ElasticMapReduce;

/// <content>What can be opened: the operations that find it.</content>
public partial interface IAmazonElasticMapReduce
{
    /// <summary>
    /// Lists the account's clusters, a page at a time: while the response has a marker, there is more
    /// (<c>ListClusters</c>).
    /// </summary>
    /// <param name="request">What to list, and from where on.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>A page of clusters.</returns>
    /// <exception cref="InvalidRequestException">Something in the request is wrong.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonElasticMapReduceException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<ListClustersResponse> ListClustersAsync(
        ListClustersRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="ListClustersAsync"/>
    ListClustersResponse ListClusters(ListClustersRequest request);
#endif

    /// <summary>
    /// Tells what a cluster is like, the host name of its primary node among it (<c>DescribeCluster</c>).
    /// </summary>
    /// <param name="request">The cluster.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>What the cluster is like.</returns>
    /// <exception cref="InvalidRequestException">Something in the request is wrong.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonElasticMapReduceException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<DescribeClusterResponse> DescribeClusterAsync(
        DescribeClusterRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="DescribeClusterAsync"/>
    DescribeClusterResponse DescribeCluster(DescribeClusterRequest request);
#endif

    /// <summary>
    /// Lists the sessions on a cluster, a page at a time: while the response has a token, there is more
    /// (<c>ListSessions</c>).
    /// </summary>
    /// <param name="request">What to list, and from where on.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>A page of sessions.</returns>
    /// <exception cref="InvalidRequestException">Something in the request is wrong.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonElasticMapReduceException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<ListSessionsResponse> ListSessionsAsync(
        ListSessionsRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="ListSessionsAsync"/>
    ListSessionsResponse ListSessions(ListSessionsRequest request);
#endif

    /// <summary>Tells what a session is like (<c>GetSession</c>).</summary>
    /// <param name="request">The session.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>What the session is like.</returns>
    /// <exception cref="InvalidRequestException">Something in the request is wrong.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonElasticMapReduceException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<GetSessionResponse> GetSessionAsync(
        GetSessionRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="GetSessionAsync"/>
    GetSessionResponse GetSession(GetSessionRequest request);
#endif

    /// <summary>
    /// Gets the URL of a Spark Connect session and a token that opens it (<c>GetSessionEndpoint</c>).
    /// </summary>
    /// <param name="request">The session.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>The URL, the token and when it expires.</returns>
    /// <exception cref="InvalidRequestException">Something in the request is wrong.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonElasticMapReduceException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<GetSessionEndpointResponse> GetSessionEndpointAsync(
        GetSessionEndpointRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="GetSessionEndpointAsync"/>
    GetSessionEndpointResponse GetSessionEndpoint(GetSessionEndpointRequest request);
#endif
}
