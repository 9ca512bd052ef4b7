using System;
using System.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using EmrSessionCredentials.Http;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// A <see cref="BoundedCall"/> of Amazon EMR: it counts attempts, notes status and request id, and checks that an
/// answer is the JSON of the operation. Its state is the client's and never changes, so one instance serves every call.
/// </summary>
internal sealed class CallObserver(TimeSpan limit, TimeProvider clock) : BoundedCall(limit, clock)
{
    /// <summary>
    /// Takes its place right above the HTTP handler of a client's pipeline. Handlers of AWSSDK.Core that have nothing
    /// to do are taken out, which makes a warm call shorter: no metrics are collected, the clients have no listeners,
    /// and no operation compresses, has a checksum or discovers its endpoint.
    /// </summary>
    internal override void AddTo(RuntimePipeline pipeline)
    {
        base.AddTo(pipeline);
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

    protected override void OnSending(RequestContext context) =>
        CallTrace.Current?.Sent(
            context.Request.Endpoint, context.ClientConfig.GetWebProxy(), context.CancellationToken);

    protected override void OnAnswer(IWebResponseData head) => CallTrace.Current?.Received(head);

    protected override void Check(ReceivedResponse answer) => AnswerCheck.ThrowIfMalformed(answer.Body.Span);

    /// <returns>What AWSSDK.Core gets: only what <see cref="ErrorAnswer"/> has read.</returns>
    protected override ReceivedResponse OnError(ReceivedResponse response)
    {
        ErrorAnswer error = ErrorAnswer.Read(response, response.Body);
        CallTrace.Current?.Received(response, error);
        return new ReceivedResponse(response, new ArraySegment<byte>(error.ToJson((int)response.StatusCode)));
    }
}
