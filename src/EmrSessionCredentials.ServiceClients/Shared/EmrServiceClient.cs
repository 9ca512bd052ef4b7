using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>
/// What the three clients have in common. One instance serves any number of threads. Signing, retries and HTTP are
/// AWSSDK.Core's.
/// </summary>
public abstract class EmrServiceClient : AmazonServiceClient
{
    private protected EmrServiceClient(AWSCredentials credentials, EmrServiceConfig config)
        : base(credentials, config)
    {
    }

    /// <summary>Puts the steps of these services in the place of AWSSDK.Core's general ones.</summary>
    /// <param name="pipeline">The steps that a request goes through.</param>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.ReplaceHandler<Signer>(new DirectSigner());
        pipeline.AddHandlerAfter<Marshaller>(new ServiceEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Handler());
        pipeline.ReplaceHandler<Marshaller>(new DirectMarshaller());
    }

    // In these three, AWSSDK.Core waits for tasks of its own, which end at once for these requests and credentials.
    private sealed class DirectMarshaller : Marshaller
    {
        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            try
            {
                PreInvoke(executionContext);
                return InnerHandler.InvokeAsync<T>(executionContext);
            }
            catch (Exception exception)
            {
                // The outermost step: a call fails when it is awaited, as those of AWS's own packages do.
                return Task.FromException<T>(exception);
            }
        }
    }

    private sealed class DirectSigner : Signer
    {
        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            PreInvoke(executionContext);
            return InnerHandler.InvokeAsync<T>(executionContext);
        }
    }

    /// <summary>Signature Version 4, for every operation.</summary>
    private sealed class SigV4Handler : BaseAuthResolverHandler
    {
        public override Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            PreInvoke(executionContext);
            return InnerHandler.InvokeAsync<T>(executionContext);
        }

        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            AuthSchemeOption.DEFAULT_SIGV4;
    }
}
