using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace EmrSessionCredentials.Http;

/// <summary>
/// The innermost handler but one of AWSSDK.Core's pipeline, where an attempt begins and ends. Every client has it: it
/// receives the response within the time limit and the bound on its size, and follows no redirect.
/// </summary>
/// <param name="limit">How long an attempt may take, from its first byte sent to its last byte received.</param>
internal class BoundedCall(TimeSpan limit, TimeProvider clock) : PipelineHandler
{
    /// <summary>.NET's own default, which covers the time until the headers only.</summary>
    internal static readonly TimeSpan DefaultLimit = TimeSpan.FromSeconds(100);

    /// <summary>Takes its place right above the HTTP handler of a client's pipeline.</summary>
    internal virtual void AddTo(RuntimePipeline pipeline) => pipeline.AddHandlerAfter<Unmarshaller>(this);

    /// <exception cref="TimeoutException">The time limit was reached.</exception>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        RequestContext context = (RequestContext)executionContext.RequestContext;
        CancellationToken caller = context.CancellationToken;
        using AttemptLimit attempt = new(limit, clock, caller);
        // AWSSDK.Core's own limit ends with the headers; this one reaches to the end of the body.
        context.CancellationToken = attempt.Token;
        OnSending(context);
        try
        {
            T result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            IWebResponseData head = executionContext.ResponseContext.HttpResponse;
            // AWSSDK.Core takes a redirect that is not followed for a success.
            if (!head.IsSuccessStatusCode)
                throw new HttpErrorResponseException(head);
            OnAnswer(head);
            ReceivedResponse answer = await ReceivedResponse.AnswerAsync(head, attempt.Token).ConfigureAwait(false);
            Check(answer);
            executionContext.ResponseContext.HttpResponse = answer;
            return result;
        }
        catch (HttpErrorResponseException e)
        {
            ReceivedResponse error = await ReceivedResponse.ErrorAsync(e.Response, attempt).ConfigureAwait(false);
            throw new HttpErrorResponseException(e.Message, e.InnerException, OnError(error));
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

    /// <summary>An attempt begins.</summary>
    protected virtual void OnSending(RequestContext context)
    {
    }

    /// <summary>The head of a successful answer is here; its body is not read yet.</summary>
    protected virtual void OnAnswer(IWebResponseData head)
    {
    }

    /// <summary>Refuses a successful answer that is not the operation's.</summary>
    protected virtual void Check(ReceivedResponse answer)
    {
    }

    /// <returns>The error response that AWSSDK.Core reads.</returns>
    protected virtual ReceivedResponse OnError(ReceivedResponse response) => response;
}
