using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// The innermost handler but one of AWSSDK.Core's pipeline, where an attempt begins and ends: it counts attempts, notes
/// status and request id, and receives the response within the time limit and the bound on its size. Its state is the
/// client's and never changes, so one instance serves every call.
/// </summary>
internal sealed class CallObserver(TimeSpan limit, TimeProvider clock) : PipelineHandler
{
    /// <summary>
    /// Takes its place right above the HTTP handler of a client's pipeline. Handlers of AWSSDK.Core that have nothing to do are
    /// taken out, which makes a warm call shorter: no metrics are collected, the clients have no listeners, and no operation
    /// compresses, has a checksum or discovers its endpoint.
    /// </summary>
    internal void AddTo(RuntimePipeline pipeline)
    {
        pipeline.AddHandlerAfter<Unmarshaller>(this);
        Remove<MetricsHandler>(pipeline);
        Remove<ErrorCallbackHandler>(pipeline);
        Remove<CallbackHandler>(pipeline);
        Remove<CompressionHandler>(pipeline);
        Remove<ChecksumHandler>(pipeline);
        Remove<EndpointDiscoveryHandler>(pipeline);
    }

    private static void Remove<T>(RuntimePipeline pipeline)
        where T : IPipelineHandler
    {
        while (pipeline.Handlers.Any(handler => handler.GetType() == typeof(T)))
            pipeline.RemoveHandler<T>();
    }

    /// <exception cref="TimeoutException">The time limit was reached.</exception>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        RequestContext context = (RequestContext)executionContext.RequestContext;
        CancellationToken caller = context.CancellationToken;
        using AttemptLimit attempt = new(limit, clock, caller);
        CallTrace? trace = CallTrace.Current;
        trace?.Sent(context.Request.Endpoint, context.ClientConfig.GetWebProxy());
        // AWSSDK.Core's own limit ends with the headers; this one reaches to the end of the body.
        context.CancellationToken = attempt.Token;
        try
        {
            T result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            IWebResponseData answer = executionContext.ResponseContext.HttpResponse;
            // AWSSDK.Core takes a redirect that is not followed for a success.
            if (!answer.IsSuccessStatusCode)
                throw new HttpErrorResponseException(answer);
            trace?.Received(answer);
            executionContext.ResponseContext.HttpResponse =
                await ReceivedResponse.AnswerAsync(answer, attempt.Token).ConfigureAwait(false);
            return result;
        }
        catch (HttpErrorResponseException e)
        {
            (ReceivedResponse response, ErrorAnswer error) =
                await ReceivedResponse.ErrorAsync(e.Response, attempt).ConfigureAwait(false);
            trace?.Received(e.Response, error);
            throw new HttpErrorResponseException(e.Message, e.InnerException, response);
        }
        catch (Exception e) when (attempt.IsOver)
        {
            throw new TimeoutException($"No complete answer within {limit.TotalSeconds:0} seconds.", e);
        }
        finally
        {
            context.CancellationToken = caller;
        }
    }
}
