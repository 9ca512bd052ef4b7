using Amazon.EMRContainers.Endpoints;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers.Internal;

/// <summary>Finds the endpoint for a region, or for the settings that stand in its place.</summary>
/// <remarks>The two GovCloud regions serve FIPS from the plain host.</remarks>
public sealed class AmazonEMRContainersEndpointProvider : IEndpointProvider
{
    private static readonly EndpointRules Rules = new(
        "emr-containers", static (region, _) => region is "us-gov-east-1" or "us-gov-west-1");

    /// <summary>Applies the service's endpoint rules.</summary>
    /// <param name="parameters">
    /// Usually <see cref="EMRContainersEndpointParameters"/>; its properties by name otherwise.
    /// </param>
    /// <returns>The endpoint: an HTTPS URL without a path, or the custom URL as it is.</returns>
    /// <exception cref="AmazonClientException">The settings contradict each other, or there is no region.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => Rules.Resolve(parameters);
}
