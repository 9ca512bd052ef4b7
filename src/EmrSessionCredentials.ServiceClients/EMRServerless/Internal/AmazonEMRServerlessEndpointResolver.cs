using Amazon.EMRServerless.Endpoints;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.ServiceClients;

namespace Amazon.EMRServerless.Internal;

/// <summary>The step of the pipeline that gives a request its endpoint and signing region.</summary>
public sealed class AmazonEMRServerlessEndpointResolver : BaseEndpointResolver
{
    /// <inheritdoc/>
    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters) =>
        EndpointSettings.SignForClientRegion(executionContext.RequestContext);

    /// <inheritdoc/>
    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext) =>
        new EMRServerlessEndpointParameters
        {
            Region = EndpointSettings.Region(requestContext),
            UseDualStack = requestContext.ClientConfig.UseDualstackEndpoint,
            UseFIPS = requestContext.ClientConfig.UseFIPSEndpoint,
            Endpoint = EndpointSettings.CustomUrl(requestContext.ClientConfig),
        };
}
