using System;
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Sessions;

/// <summary>Gets a URL that opens a user interface on a cluster, and waits until it can be used.</summary>
internal sealed class PresignedUrlRequester(EmrSession session, TimeProvider clock)
{
    private static readonly Operation<OnClusterAppUIPresignedUrl> Request =
        new Operation<OnClusterAppUIRequest, GetOnClusterAppUIPresignedURLResponse, OnClusterAppUIPresignedUrl>(
            "EMR",
            "GetOnClusterAppUIPresignedURL",
            static (clients, request, stop) => clients.Emr.GetOnClusterAppUIPresignedURLAsync(
                new()
                {
                    ClusterId = request.ClusterId,
                    OnClusterAppUIType = request.OnClusterAppUIType is { } type ? new OnClusterAppUIType(type) : null,
                    ApplicationId = request.ApplicationId,
                    DryRun = request.DryRun,
                    ExecutionRoleArn = request.ExecutionRoleArn,
                },
                stop),
            Read);

    /// <inheritdoc cref="IEmrSession.GetUrlAsync" />
    internal async Task<CallResult<OnClusterAppUIPresignedUrl>> GetAsync(
        OnClusterAppUIRequest request, WaitOptions? wait, CallContext call)
    {
        if (wait is null)
            return await Request.SendAsync(session, request, call).ConfigureAwait(false);
        (CallResult<OnClusterAppUIPresignedUrl>? ready, _) = await Polling.UntilAsync(
            unanswered: null,
            async stop =>
            {
                CallResult<OnClusterAppUIPresignedUrl> answer =
                    await Request.SendAsync(session, request, call with { Stop = stop }).ConfigureAwait(false);
                wait.Report(
                    $"{request.ClusterId}: the URL is {(answer.Value.PresignedURLReady ? "ready" : "not ready")}");
                return answer;
            },
            answer => answer!.Value.PresignedURLReady,
            wait.Timeout,
            wait.Interval,
            (_, attempts) => NotReady(request, attempts, wait.Timeout),
            clock,
            call.Stop).ConfigureAwait(false);
        return ready!;
    }

    private static OnClusterAppUIPresignedUrl Read(
        OnClusterAppUIRequest request,
        GetOnClusterAppUIPresignedURLResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        bool isReady = response.PresignedURLReady ?? false;
        if (string.IsNullOrEmpty(response.PresignedURL))
        {
            return isReady && request.DryRun is not true
                ? throw InvalidServiceResponse.Without("PresignedURL")
                : new OnClusterAppUIPresignedUrl(request, origin, isReady, url: null, expiresAt: null);
        }

        string url = response.PresignedURL!;
        return new OnClusterAppUIPresignedUrl(
            request, origin, isReady, CredentialReader.Protect(PresignedUrl.Check(url), "PresignedURL"), PresignedUrl.ExpiresAt(url));
    }

    private static SessionCredentialException NotReady(OnClusterAppUIRequest request, int attempts, TimeSpan timeout) => new(
        FailureKind.Timeout,
        "PresignedURLNotReady",
        string.Format(
            CultureInfo.InvariantCulture,
            "{0}: the URL was not ready within {1:0.###} s (attempts: {2}).",
            request.ClusterId,
            timeout.TotalSeconds,
            attempts),
        "Wait longer, or check that the application runs on the cluster.");
}
