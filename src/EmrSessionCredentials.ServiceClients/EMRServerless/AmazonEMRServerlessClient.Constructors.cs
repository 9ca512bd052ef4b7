using Amazon.Runtime;

namespace Amazon.EMRServerless;

/// <content>The constructors of all AWS SDK for .NET clients.</content>
public partial class AmazonEMRServerlessClient
{
    /// <summary>A client that looks for credentials, region and endpoint where all AWS SDKs do.</summary>
    public AmazonEMRServerlessClient()
        : base(new AmazonEMRServerlessConfig())
    {
    }

    /// <summary>A client for a region that looks for credentials where all AWS SDKs do.</summary>
    /// <param name="region">The region to call.</param>
    public AmazonEMRServerlessClient(RegionEndpoint region)
        : base(new AmazonEMRServerlessConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with a configuration that looks for credentials where all AWS SDKs do.</summary>
    /// <param name="config">Region or endpoint, retries, timeouts.</param>
    public AmazonEMRServerlessClient(AmazonEMRServerlessConfig config)
        : base(config)
    {
    }

    /// <summary>A client with credentials that looks for the region where all AWS SDKs do.</summary>
    /// <param name="credentials">Who signs; asked again for each request, so it may renew itself.</param>
    public AmazonEMRServerlessClient(AWSCredentials credentials)
        : this(credentials, new AmazonEMRServerlessConfig())
    {
    }

    /// <summary>A client with credentials, for a region.</summary>
    /// <param name="credentials">Who signs; asked again for each request, so it may renew itself.</param>
    /// <param name="region">The region to call.</param>
    public AmazonEMRServerlessClient(AWSCredentials credentials, RegionEndpoint region)
        : this(credentials, new AmazonEMRServerlessConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with credentials and a configuration.</summary>
    /// <param name="credentials">Who signs; asked again for each request, so it may renew itself.</param>
    /// <param name="clientConfig">Region or endpoint, retries, timeouts.</param>
    public AmazonEMRServerlessClient(AWSCredentials credentials, AmazonEMRServerlessConfig clientConfig)
        : base(credentials, clientConfig)
    {
    }

    /// <summary>A client with an access key that looks for the region where all AWS SDKs do.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    public AmazonEMRServerlessClient(string awsAccessKeyId, string awsSecretAccessKey)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonEMRServerlessConfig())
    {
    }

    /// <summary>A client with an access key, for a region.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="region">The region to call.</param>
    public AmazonEMRServerlessClient(
        string awsAccessKeyId, string awsSecretAccessKey, RegionEndpoint region)
        : this(awsAccessKeyId, awsSecretAccessKey, new AmazonEMRServerlessConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with an access key and a configuration.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="clientConfig">Region or endpoint, retries, timeouts.</param>
    public AmazonEMRServerlessClient(
        string awsAccessKeyId, string awsSecretAccessKey, AmazonEMRServerlessConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, clientConfig)
    {
    }

    /// <summary>A client with temporary keys that looks for the region where all AWS SDKs do.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="awsSessionToken">The session token that goes with temporary keys.</param>
    public AmazonEMRServerlessClient(string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken)
        : this(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, new AmazonEMRServerlessConfig())
    {
    }

    /// <summary>A client with temporary keys, for a region.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="awsSessionToken">The session token that goes with temporary keys.</param>
    /// <param name="region">The region to call.</param>
    public AmazonEMRServerlessClient(
        string awsAccessKeyId, string awsSecretAccessKey, string awsSessionToken, RegionEndpoint region)
        : this(
            awsAccessKeyId,
            awsSecretAccessKey,
            awsSessionToken,
            new AmazonEMRServerlessConfig { RegionEndpoint = region })
    {
    }

    /// <summary>A client with temporary keys and a configuration.</summary>
    /// <param name="awsAccessKeyId">The access key's id.</param>
    /// <param name="awsSecretAccessKey">The access key's secret.</param>
    /// <param name="awsSessionToken">The session token that goes with temporary keys.</param>
    /// <param name="clientConfig">Region or endpoint, retries, timeouts.</param>
    public AmazonEMRServerlessClient(
        string awsAccessKeyId,
        string awsSecretAccessKey,
        string awsSessionToken,
        AmazonEMRServerlessConfig clientConfig)
        : base(awsAccessKeyId, awsSecretAccessKey, awsSessionToken, clientConfig)
    {
    }
}
