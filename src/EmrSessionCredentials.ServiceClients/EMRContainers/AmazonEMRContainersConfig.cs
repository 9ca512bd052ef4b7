using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRContainers;

/// <summary>How a client reaches Amazon EMR on EKS.</summary>
public sealed class AmazonEMRContainersConfig : EmrServiceConfig
{
    // The two GovCloud regions serve FIPS from the plain host.
    private static readonly EndpointRules Rules = new(
        "emr-containers", static (region, _) => region is "us-gov-east-1" or "us-gov-west-1");

    /// <summary>A configuration with the defaults of the AWS SDKs: standard retry mode, 3 attempts.</summary>
    public AmazonEMRContainersConfig()
        : base("EMR containers", "emr-containers", "2020-10-01", Rules)
    {
    }
}
