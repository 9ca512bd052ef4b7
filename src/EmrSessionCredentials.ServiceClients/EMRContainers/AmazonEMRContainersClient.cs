using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers.Internal;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers;

/// <summary>Calls Amazon EMR on EKS. One instance serves any number of threads and keeps its connections.</summary>
/// <remarks>
/// Signing, credentials, retries and HTTP are AWSSDK.Core's. Responses are never logged, whatever the SDK's settings:
/// they hold secrets.
/// </remarks>
public partial class AmazonEMRContainersClient : AmazonServiceClient, IAmazonEMRContainers
{
    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new AmazonEMRContainersMetadata();

    /// <inheritdoc/>
    protected override bool SupportResponseLogging => false;

    /// <inheritdoc/>
    public virtual Task<GetManagedEndpointSessionCredentialsResponse> GetManagedEndpointSessionCredentialsAsync(
        GetManagedEndpointSessionCredentialsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetManagedEndpointSessionCredentialsResponse>(
            request, GetManagedEndpointSessionCredentialsOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual GetManagedEndpointSessionCredentialsResponse GetManagedEndpointSessionCredentials(
        GetManagedEndpointSessionCredentialsRequest request) =>
        Invoke<GetManagedEndpointSessionCredentialsResponse>(
            request, GetManagedEndpointSessionCredentialsOperation.Options);
#endif

    /// <inheritdoc/>
    public Amazon.Runtime.Endpoints.Endpoint DetermineServiceOperationEndpoint(AmazonWebServiceRequest request) =>
        Config.DetermineServiceOperationEndpoint(new ServiceOperationEndpointParameters(request));

    /// <summary>Puts this service's steps in the place of AWSSDK.Core's general ones.</summary>
    /// <param name="pipeline">The steps that a request goes through.</param>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new AmazonEMRContainersEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new AmazonEMRContainersAuthSchemeHandler());
    }
}
