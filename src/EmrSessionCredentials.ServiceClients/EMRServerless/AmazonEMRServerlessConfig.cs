using Amazon.EMRServerless.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Util.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless;

/// <summary>How a client reaches Amazon EMR Serverless: region or endpoint, retries, timeouts, proxy.</summary>
/// <remarks>
/// Everything that can be set is <see cref="ClientConfig"/>'s. Where neither <see cref="ClientConfig.RegionEndpoint"/>
/// nor <see cref="ClientConfig.ServiceURL"/> is set in code, both come from the environment and the profile
/// (<c>AWS_ENDPOINT_URL_EMR_SERVERLESS</c>, <c>AWS_ENDPOINT_URL</c>, <c>services</c>, <c>endpoint_url</c>), unless
/// <see cref="ClientConfig.IgnoreConfiguredEndpointUrls"/>.
/// </remarks>
public class AmazonEMRServerlessConfig : ClientConfig
{
    private static readonly string UserAgentText = InternalSDKUtils.BuildUserAgentString(
        "EMR Serverless", typeof(AmazonEMRServerlessConfig).Assembly.GetName().Version!.ToString(3));

    private static readonly AmazonEMRServerlessEndpointResolver Resolver = new();

    /// <summary>A configuration with the defaults of all AWS SDKs: standard retry mode, 3 attempts.</summary>
    /// <remarks>
    /// Every attempt counts as one: AWSSDK.Core would otherwise send up to ten more, uncounted and without a pause,
    /// where a connection breaks off.
    /// </remarks>
    public AmazonEMRServerlessConfig()
        : base(DefaultModes.CreateProvider())
    {
        base.ServiceId = "EMR Serverless";
        AuthenticationServiceName = "emr-serverless";
        EndpointProvider = new AmazonEMRServerlessEndpointProvider();
        MaxStaleConnectionRetries = 0;
    }

    /// <summary>
    /// The service's id in the AWS SDKs, <c>EMR Serverless</c>: it names the variables and settings for endpoints.
    /// </summary>
    public static new string ServiceId => "EMR Serverless";

    /// <summary>The first label of the service's host names, <c>emr-serverless</c>.</summary>
    public override string RegionEndpointServiceName => "emr-serverless";

    /// <summary>The version of the API, <c>2021-07-13</c>.</summary>
    public override string ServiceVersion => "2021-07-13";

    /// <summary>The start of the <c>User-Agent</c> header.</summary>
    public override string UserAgent => UserAgentText;

    /// <summary>Checks that an endpoint can be found; a client calls it when it is made.</summary>
    /// <exception cref="AmazonClientException">There is neither a region nor an endpoint.</exception>
    public override void Validate()
    {
        ConfiguredEndpointUrl.Settle(this);
        base.Validate();
    }

    /// <summary>Tells which endpoint a request would go to, without sending it.</summary>
    /// <param name="parameters">The request, and another region than the client's if it is meant for one.</param>
    /// <returns>The endpoint; its URL may have a base path.</returns>
    /// <exception cref="AmazonClientException">The settings contradict each other, or there is no region.</exception>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters)
    {
        RequestContext context = new(enableMetric: false)
        {
            ClientConfig = this,
            OriginalRequest = parameters.Request,
            Request = new DefaultRequest(parameters.Request, ServiceId)
            {
                AlternateEndpoint = parameters.AlternateEndpoint,
            },
        };
        return Resolver.GetEndpoint(new ExecutionContext(context, responseContext: null));
    }
}
