using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless;

/// <summary>How a client reaches Amazon EMR Serverless.</summary>
public sealed class AmazonEMRServerlessConfig : EmrServiceConfig
{
    private static readonly EndpointRules Rules = new(
        "emr-serverless", static (_, _) => false);

    /// <summary>A configuration with the defaults of the AWS SDKs: standard retry mode, 3 attempts.</summary>
    public AmazonEMRServerlessConfig()
        : base("EMR Serverless", "emr-serverless", "2021-07-13", Rules)
    {
    }
}
