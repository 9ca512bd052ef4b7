using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;

namespace Amazon.EMRContainers;

/// <summary>What a client of Amazon EMR on EKS can do.</summary>
public partial interface IAmazonEMRContainers : IAmazonService, IDisposable
{
    /// <summary>Gets a token that opens a managed endpoint (<c>GetManagedEndpointSessionCredentials</c>).</summary>
    /// <param name="request">Whom it is for.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>The credentials and when they expire.</returns>
    /// <exception cref="ValidationException">A field of the request is missing or malformed.</exception>
    /// <exception cref="RequestThrottledException">Too many requests, in every attempt.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such virtual cluster or endpoint.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonEMRContainersException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<GetManagedEndpointSessionCredentialsResponse> GetManagedEndpointSessionCredentialsAsync(
        GetManagedEndpointSessionCredentialsRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="GetManagedEndpointSessionCredentialsAsync"/>
    GetManagedEndpointSessionCredentialsResponse GetManagedEndpointSessionCredentials(
        GetManagedEndpointSessionCredentialsRequest request);
#endif

    /// <summary>Tells which endpoint a request would go to, without sending it.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The endpoint; its URL may have a base path.</returns>
    /// <exception cref="AmazonClientException">The settings contradict each other, or there is no region.</exception>
    Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonEMRContainersConfig();

    /// <inheritdoc/>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonEMRContainersConfig config)
            throw new AmazonClientException("The configuration is not an AmazonEMRContainersConfig.");
        return awsCredentials is null
            ? new AmazonEMRContainersClient(config)
            : new AmazonEMRContainersClient(awsCredentials, config);
    }
#endif
}
