using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.AppUI;
using EmrSessionCredentials.Emulator.Control;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Gateway;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Livy;
using EmrSessionCredentials.Emulator.Metadata;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Services;
using EmrSessionCredentials.Emulator.SparkConnect;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>What happens to every request: read, observed, answered by its area, written.</summary>
internal sealed class RequestPipeline(IReadOnlyList<IArea> areas, Observations observations, EmulatorOptions options)
{
    internal static RequestPipeline Create(EmulatorHost host)
    {
        TimeProvider time = host.Options.Time;
        CredentialIssuer issuer = new(time);
        OperationCatalog catalog = new(issuer, host.Account, host.Addresses, host.Identities, time);
        FaultRunner runner = new(host.Faults, time);
        return new RequestPipeline(
            [
                new SparkConnectArea(issuer, host.Faults, host.Account),
                new ControlArea(host),
                new GatewayArea(issuer, host.Faults, host.Account, time),
                new AppUIArea(issuer),
                new LivyArea(issuer, host.Faults, host.Account),
                new ContainerArea(host.Identities, time),
                new InstanceArea(host.Identities, time),
                new ServiceArea(catalog, host.Verifier, host.Options.CheckSignatures, runner),
            ],
            host.Observed,
            host.Options);
    }

    internal async Task HandleAsync(HttpContext context)
    {
        string requestId = Guid.NewGuid().ToString();
        Reply? reply;
        try
        {
            IncomingRequest request =
                await IncomingRequest.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
            IArea area = areas.First(a => a.Owns(request));
            ObservedRequest Describe(int number) => Description(number, context, request, requestId);
            reply = area.IsObserved
                ? await ObserveAsync(area, request, Describe, context.RequestAborted).ConfigureAwait(false)
                : await AnswerAsync(area, request, Describe(0), context.RequestAborted).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            reply = Reply.Text(e.StatusCode, "text/plain", e.Message);
        }

        if (reply is null) return;
        try
        {
            await ReplyWriter.WriteAsync(context, reply, requestId, options.Time).ConfigureAwait(false);
        }
        finally
        {
            if (reply.IsEndless) observations.Left();
        }
    }

    private async Task<Reply?> ObserveAsync(
        IArea area,
        IncomingRequest request,
        Func<int, ObservedRequest> describe,
        CancellationToken aborted)
    {
        ObservedRequest observed = observations.Arrived(describe);
        Reply? reply = await AnswerAsync(area, request, observed, aborted).ConfigureAwait(false);
        observed.ErrorCode = reply?.ErrorCode;
        observed.Status = reply?.Status;
        observed.CallerLeft = reply is null;
        // Before the first byte of the answer: a caller that has it must not find its request still in flight, and its
        // next one must not be counted as a second at one time. Nobody ever has an answer without end.
        if (reply is not { IsEndless: true }) observations.Left();
        if (options.LogRequests) options.Log?.Invoke(Line(observed));
        return reply;
    }

    /// <returns>The answer; null when the caller has left.</returns>
    private async Task<Reply?> AnswerAsync(
        IArea area,
        IncomingRequest request,
        ObservedRequest observed,
        CancellationToken aborted)
    {
        try
        {
            return await area.AnswerAsync(request, observed, aborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            options.Log?.Invoke($"The emulator failed at {request.Method} {request.Wire.Path}: {e}");
            return area.ProtocolOf(request).Fail(CommonErrors.InternalFailure(), observed.RequestId);
        }
    }

    private ObservedRequest Description(
        int number,
        HttpContext context,
        IncomingRequest request,
        string requestId) => new()
    {
        Number = number,
        RequestId = requestId,
        At = options.Time.GetUtcNow(),
        Method = request.Method,
        Path = request.Wire.Path,
        Connection = context.Connection.Id,
        UserAgent = request.Header("user-agent"),
        InvocationId = request.Header("amz-sdk-invocation-id"),
        Attempt = AttemptHeader.Attempt(request.Header("amz-sdk-request")),
        MaxAttempts = AttemptHeader.Max(request.Header("amz-sdk-request")),
    };

    private static string Line(ObservedRequest seen)
    {
        string status = seen.Status?.ToString(CultureInfo.InvariantCulture) ?? "caller left";
        return $"{seen.Method} {seen.Path} {seen.Operation} {status} {seen.ErrorCode}".TrimEnd();
    }
}
