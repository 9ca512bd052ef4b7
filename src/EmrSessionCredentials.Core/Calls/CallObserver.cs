using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace EmrSessionCredentials.Calls;

/// <summary>
/// The innermost handler but one of AWSSDK.Core's pipeline: it counts attempts, notes the request id, and bounds what
/// is read of a response. It has no state of its own, so one instance serves every call of a client.
/// </summary>
internal sealed class CallObserver : PipelineHandler
{
    private const string RequestIdHeader = "x-amzn-RequestId";

    /// <summary>Puts an observer right above the HTTP handler of a client's pipeline.</summary>
    internal static void AddTo(RuntimePipeline pipeline) => pipeline.AddHandlerAfter<Unmarshaller>(new CallObserver());

    /// <inheritdoc />
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        CallTrace? trace = CallTrace.Current;
        trace?.Sent(executionContext.RequestContext.Request.Endpoint);
        try
        {
            T result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            executionContext.ResponseContext.HttpResponse =
                Bound(executionContext.ResponseContext.HttpResponse, trace);
            return result;
        }
        catch (HttpErrorResponseException e)
        {
            // Error bodies are read whole by AWSSDK.Core, so they need the bound even more than answers do.
            throw new HttpErrorResponseException(e.Message, e.InnerException, Bound(e.Response, trace));
        }
    }

    private static BoundedResponse Bound(IWebResponseData response, CallTrace? trace)
    {
        if (trace is not null && response.GetHeaderValue(RequestIdHeader) is { Length: > 0 } id)
            trace.RequestId = id;
        return new BoundedResponse(response);
    }
}
