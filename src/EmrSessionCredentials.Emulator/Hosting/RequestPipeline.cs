using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using EmrSessionCredentials.Emulator.Control;
using EmrSessionCredentials.Emulator.Faults;
using EmrSessionCredentials.Emulator.Gateway;
using EmrSessionCredentials.Emulator.Issuing;
using EmrSessionCredentials.Emulator.Livy;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Emulator.Services;
using Microsoft.AspNetCore.Http;

namespace EmrSessionCredentials.Emulator.Hosting;

/// <summary>What happens to every request: read, observed, answered by its area, written.</summary>
internal sealed class RequestPipeline(IReadOnlyList<IArea> areas, Observations observations, EmulatorOptions options)
{
    internal static RequestPipeline Create(EmulatorHost host)
    {
        TimeProvider time = host.Options.Time;
        CredentialIssuer issuer = new(time);
        OperationCatalog catalog = new(issuer, time);
        FaultRunner runner = new(host.Faults, time);
        return new RequestPipeline(
            [
                new ControlArea(host.Faults, host.Observed, time),
                new GatewayArea(issuer, host.Faults),
                new LivyArea(issuer, host.Faults),
                new ServiceArea(catalog, host.Verifier, host.Options.CheckSignatures, runner),
            ],
            host.Observed,
            host.Options);
    }

    internal async Task HandleAsync(HttpContext context)
    {
        string requestId = Guid.NewGuid().ToString();
        try
        {
            IncomingRequest request =
                await IncomingRequest.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
            IArea area = areas.First(a => a.Owns(request));
            ObservedRequest Describe(int number) => Description(number, context, request, requestId);
            if (area.IsObserved) await ObserveAsync(context, area, request, Describe).ConfigureAwait(false);
            else await AnswerAsync(context, area, request, Describe(0)).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            Reply refused = Reply.Text(e.StatusCode, "text/plain", e.Message);
            await ReplyWriter.WriteAsync(context, refused, requestId, options.Time).ConfigureAwait(false);
        }
    }

    private async Task ObserveAsync(
        HttpContext context,
        IArea area,
        IncomingRequest request,
        Func<int, ObservedRequest> describe)
    {
        ObservedRequest observed = observations.Arrived(describe);
        try
        {
            await AnswerAsync(context, area, request, observed).ConfigureAwait(false);
        }
        finally
        {
            observed.CallerLeft = observed.Status is null;
            observations.Left();
            if (options.LogRequests) options.Log?.Invoke(Line(observed));
        }
    }

    private async Task AnswerAsync(HttpContext context, IArea area, IncomingRequest request, ObservedRequest observed)
    {
        Reply reply;
        try
        {
            reply = await area.AnswerAsync(request, observed, context.RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // nobody is there to be answered
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            options.Log?.Invoke($"The emulator failed at {request.Method} {request.Wire.Path}: {e}");
            reply = AwsServices.EmrContainers.Protocol.Fail(CommonErrors.InternalFailure());
        }

        observed.ErrorCode = reply.ErrorCode;
        observed.Status = reply.Status;
        await ReplyWriter.WriteAsync(context, reply, observed.RequestId, options.Time).ConfigureAwait(false);
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
