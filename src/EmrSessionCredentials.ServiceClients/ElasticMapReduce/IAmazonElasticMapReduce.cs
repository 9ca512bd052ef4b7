using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.ElasticMapReduce;

/// <summary>What a client of Amazon EMR can do.</summary>
public partial interface IAmazonElasticMapReduce : IAmazonService, IDisposable
{
    /// <summary>
    /// Gets a user name and password for the endpoints of a cluster (<c>GetClusterSessionCredentials</c>).
    /// </summary>
    /// <param name="request">Whom it is for.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>The credentials and when they expire.</returns>
    /// <exception cref="InvalidRequestException">Something in the request is wrong.</exception>
    /// <exception cref="InternalServerErrorException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonElasticMapReduceException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<GetClusterSessionCredentialsResponse> GetClusterSessionCredentialsAsync(
        GetClusterSessionCredentialsRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="GetClusterSessionCredentialsAsync"/>
    GetClusterSessionCredentialsResponse GetClusterSessionCredentials(GetClusterSessionCredentialsRequest request);
#endif

    /// <summary>Tells which endpoint a request would go to, without sending it.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The endpoint; its URL may have a base path.</returns>
    /// <exception cref="AmazonClientException">The settings contradict each other, or there is no region.</exception>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonElasticMapReduceConfig();

    /// <inheritdoc/>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonElasticMapReduceConfig config)
            throw new AmazonClientException("The configuration is not an AmazonElasticMapReduceConfig.");
        return awsCredentials is null
            ? new AmazonElasticMapReduceClient(config)
            : new AmazonElasticMapReduceClient(awsCredentials, config);
    }
#endif
}
