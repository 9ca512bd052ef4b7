using Amazon.ElasticMapReduce.Endpoints;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce.Internal;

/// <summary>Finds the endpoint for a region, or for the settings that stand in its place.</summary>
/// <remarks>All of GovCloud serves FIPS from the plain host.</remarks>
public sealed class AmazonElasticMapReduceEndpointProvider : IEndpointProvider
{
    private static readonly EndpointRules Rules = new(
        "elasticmapreduce", static (_, partition) => partition.name is "aws-us-gov");

    /// <summary>Applies the service's endpoint rules.</summary>
    /// <param name="parameters">
    /// Usually <see cref="ElasticMapReduceEndpointParameters"/>; its properties by name otherwise.
    /// </param>
    /// <returns>The endpoint: an HTTPS URL without a path, or the custom URL as it is.</returns>
    /// <exception cref="AmazonClientException">The settings contradict each other, or there is no region.</exception>
    public Endpoint ResolveEndpoint(EndpointParameters parameters) => Rules.Resolve(parameters);
}
