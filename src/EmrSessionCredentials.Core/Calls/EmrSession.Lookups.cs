using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;

namespace EmrSessionCredentials.Calls;

/// <content>The questions about what a credential is for.</content>
public sealed partial class EmrSession
{
    /// <summary>Asks what a managed endpoint is like (<c>DescribeManagedEndpoint</c>).</summary>
    internal Task<DescribeManagedEndpointResponse> DescribeAsync(
        DescribeManagedEndpointRequest request, CancellationToken cancellationToken) => AskAsync(
            "DescribeManagedEndpoint",
            request.Id!,
            () => _containers.Value.DescribeManagedEndpointAsync(request, cancellationToken),
            cancellationToken);

    /// <summary>Asks what a cluster is like (<c>DescribeCluster</c>).</summary>
    internal Task<DescribeClusterResponse> DescribeAsync(
        DescribeClusterRequest request, CancellationToken cancellationToken) => AskAsync(
            "DescribeCluster",
            request.ClusterId!,
            () => _clusters.Value.DescribeClusterAsync(request, cancellationToken),
            cancellationToken);

    private async Task<TResponse> AskAsync<TResponse>(
        string operation, string target, Func<Task<TResponse>> send, CancellationToken cancellationToken)
        where TResponse : AmazonWebServiceResponse
    {
        CallTrace trace = CallTrace.Begin();
        long started = _clock.GetTimestamp();
        try
        {
            return await send().ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw FailureTranslation.Translate(e, new CallReport(
                operation,
                target,
                Region.SystemName,
                trace.Endpoint,
                CredentialSource,
                trace.Attempts,
                trace.RequestId,
                _clock.GetElapsedTime(started)));
        }
    }
}
