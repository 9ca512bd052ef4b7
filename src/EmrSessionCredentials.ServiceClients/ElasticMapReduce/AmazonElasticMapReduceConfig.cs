using EmrSessionCredentials.ServiceClients;

namespace Amazon.ElasticMapReduce;

/// <summary>How a client reaches Amazon EMR.</summary>
public sealed class AmazonElasticMapReduceConfig : EmrServiceConfig
{
    // All of GovCloud serves FIPS from the plain host.
    private static readonly EndpointRules Rules = new(
        "elasticmapreduce", static (_, partition) => partition.name is "aws-us-gov");

    /// <summary>A configuration with the defaults of the AWS SDKs: standard retry mode, 3 attempts.</summary>
    public AmazonElasticMapReduceConfig()
        : base("EMR", "elasticmapreduce", "2009-03-31", Rules)
    {
    }
}
