using System;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;

namespace Amazon.EMRServerless;

/// <summary>What a client of Amazon EMR Serverless can do.</summary>
public partial interface IAmazonEMRServerless : IAmazonService, IDisposable
{
    /// <summary>Tells which endpoint a request would go to, without sending it.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The endpoint; its URL may have a base path.</returns>
    /// <exception cref="AmazonClientException">The settings contradict each other, or there is no region.</exception>
    Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request);

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    static ClientConfig IAmazonService.CreateDefaultClientConfig() => new AmazonEMRServerlessConfig();

    /// <inheritdoc/>
    static IAmazonService IAmazonService.CreateDefaultServiceClient(
        AWSCredentials awsCredentials, ClientConfig clientConfig)
    {
        if (clientConfig is not AmazonEMRServerlessConfig config)
            throw new AmazonClientException("The configuration is not an AmazonEMRServerlessConfig.");
        return awsCredentials is null
            ? new AmazonEMRServerlessClient(config)
            : new AmazonEMRServerlessClient(awsCredentials, config);
    }
#endif
}
