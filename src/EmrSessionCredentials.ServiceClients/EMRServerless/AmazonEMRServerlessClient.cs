using Amazon.EMRServerless.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless;

/// <summary>Calls Amazon EMR Serverless. One instance serves any number of threads and keeps its connections.</summary>
/// <remarks>
/// Signing, credentials, retries and HTTP are AWSSDK.Core's. Responses are never logged, whatever the SDK's settings:
/// they hold secrets.
/// </remarks>
public partial class AmazonEMRServerlessClient : AmazonServiceClient, IAmazonEMRServerless
{
    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new AmazonEMRServerlessMetadata();

    /// <inheritdoc/>
    protected override bool SupportResponseLogging => false;

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Puts this service's steps in the place of AWSSDK.Core's general ones.</summary>
    /// <param name="pipeline">The steps that a request goes through.</param>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new AmazonEMRServerlessEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AmazonEMRServerlessAuthSchemeHandler());
    }
}
