using System;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>
/// The step of the pipeline that gives a request its endpoint. It depends on the client's configuration alone, which
/// does not change, so it is resolved once for a client.
/// </summary>
internal sealed class ServiceEndpointResolver : BaseEndpointResolver
{
    private Uri? _endpoint;
    private Uri? _rootEndpoint;

    public override void ProcessRequestHandlers(IExecutionContext executionContext)
    {
        if (executionContext is null)
            throw new ArgumentNullException(nameof(executionContext));
        IRequest request = executionContext.RequestContext.Request;
        // AWSSDK.Core adds a slash to the endpoint of an operation that has no path of its own.
        ref Uri? endpoint = ref request.ResourcePath is null or "" or "/" ? ref _rootEndpoint : ref _endpoint;
        if (endpoint is null)
        {
            base.ProcessRequestHandlers(executionContext);
            endpoint = request.Endpoint;
        }

        request.Endpoint = endpoint;
    }

    protected override void ServiceSpecificHandler(IExecutionContext executionContext, EndpointParameters parameters)
    {
        // These services have nothing to add.
    }

    protected override EndpointParameters MapEndpointsParameters(IRequestContext requestContext)
    {
        IClientConfig config = requestContext.ClientConfig;
        EndpointParameters parameters = new ServiceParameters
        {
            ["UseDualStack"] = config.UseDualstackEndpoint,
            ["UseFIPS"] = config.UseFIPSEndpoint,
        };
        if (!string.IsNullOrEmpty(config.ServiceURL))
            parameters["Endpoint"] = WithoutLastSlash(config.ServiceURL);
        else if (config.RegionEndpoint is not null)
            parameters["Region"] = config.RegionEndpoint.SystemName;
        return parameters;
    }

    // AWSSDK.Core sends one slash between a base path and the operation, but signs two.
    private static string WithoutLastSlash(string url) =>
        new Uri(url).AbsolutePath is "/" ? url : url.TrimEnd('/');

    private sealed class ServiceParameters : EndpointParameters;
}
