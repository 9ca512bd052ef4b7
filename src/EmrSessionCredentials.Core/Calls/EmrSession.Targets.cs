using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers;
using Amazon.EMRServerless;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Calls;

/// <content>What there is to open.</content>
public sealed partial class EmrSession
{
    private const string WholeAccount = "the account";

    internal TargetList<T> List<T>(
        ListOperation<AmazonElasticMapReduceClient, T> operation, TargetOwner? owner, IReadOnlyList<string>? states) =>
        List(operation, _clusters, owner, states);

    internal TargetList<T> List<T>(
        ListOperation<AmazonEMRContainersClient, T> operation, TargetOwner? owner, IReadOnlyList<string>? states) =>
        List(operation, _containers, owner, states);

    internal TargetList<T> List<T>(
        ListOperation<AmazonEMRServerlessClient, T> operation, TargetOwner? owner, IReadOnlyList<string>? states) =>
        List(operation, _serverless, owner, states);

    /// <summary>Whether a cluster says of itself that it has no sessions (<c>DescribeCluster</c>, <c>SessionEnabled</c>).</summary>
    /// <exception cref="SessionCredentialException">It cannot be asked.</exception>
    internal async Task<bool> HasNoSessionsAsync(string clusterId, CancellationToken cancellationToken)
    {
        DescribeClusterResponse answer = await DescribeAsync(
            new DescribeClusterRequest { ClusterId = clusterId }, cancellationToken).ConfigureAwait(false);
        return answer.Cluster?.SessionEnabled != true;
    }

    private TargetList<T> List<TClient, T>(
        ListOperation<TClient, T> operation, OnDemand<TClient> client, TargetOwner? owner, IReadOnlyList<string>? states)
        where TClient : class, IDisposable
    {
        CallSubject subject = new(operation.ServiceId, operation.Name, owner?.Id ?? WholeAccount)
        {
            // Many lists are read at once: an error must say which of them it was.
            Name = owner is null ? operation.Name : $"{operation.Name} of {owner.Id}",
        };
        return new TargetList<T>(owner?.Id ?? operation.Name, (token, cancellationToken) => _service.CallAsync(
            subject,
            client,
            (service, _, stop) => operation.Send(service, new ListRequest(Region.SystemName, owner, states, token), stop),
            cancellationToken));
    }
}
