using Amazon.EMRServerless.Endpoints;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless.Internal;

/// <summary>Finds the endpoint for a region, or for the settings that stand in its place.</summary>
/// <remarks>Nowhere does the plain host serve FIPS.</remarks>
public sealed class AmazonEMRServerlessEndpointProvider : IEndpointProvider
{
    private static readonly EndpointRules Rules = new("emr-serverless", static (_, _) => false);

    /// <summary>Applies the service's endpoint rules.</summary>
    /// <param name="parameters">
    /// Usually <see cref="EMRServerlessEndpointParameters"/>; its properties by name otherwise.
    /// </param>
    /// <returns>The endpoint: an HTTPS URL without a path, or the custom URL as it is.</returns>
    /// <exception cref="AmazonClientException">The settings contradict each other, or there is no region.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => Rules.Resolve(parameters);
}
