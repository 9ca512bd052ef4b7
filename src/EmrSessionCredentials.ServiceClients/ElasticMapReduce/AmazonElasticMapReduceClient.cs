using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Internal;
using Amazon.ElasticMapReduce.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.ElasticMapReduce;

/// <summary>Calls Amazon EMR. One instance serves any number of threads and keeps its connections.</summary>
/// <remarks>
/// Signing, credentials, retries and HTTP are AWSSDK.Core's. Responses are never logged, whatever the SDK's settings:
/// they hold secrets.
/// </remarks>
public partial class AmazonElasticMapReduceClient : AmazonServiceClient, IAmazonElasticMapReduce
{
    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new AmazonElasticMapReduceMetadata();

    /// <inheritdoc/>
    protected override bool SupportResponseLogging => false;

    /// <inheritdoc/>
    public virtual Task<GetClusterSessionCredentialsResponse> GetClusterSessionCredentialsAsync(
        GetClusterSessionCredentialsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetClusterSessionCredentialsResponse>(
            request, GetClusterSessionCredentialsOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual GetClusterSessionCredentialsResponse GetClusterSessionCredentials(
        GetClusterSessionCredentialsRequest request) =>
        Invoke<GetClusterSessionCredentialsResponse>(request, GetClusterSessionCredentialsOperation.Options);
#endif

    /// <inheritdoc/>
    public Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Puts this service's steps in the place of AWSSDK.Core's general ones.</summary>
    /// <param name="pipeline">The steps that a request goes through.</param>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new AmazonElasticMapReduceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AmazonElasticMapReduceAuthSchemeHandler());
    }
}
