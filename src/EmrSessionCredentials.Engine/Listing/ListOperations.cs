using System;
using System.Collections.Generic;
using System.Linq;
using Clusters = Amazon.ElasticMapReduce.Model;
using Containers = Amazon.EMRContainers.Model;
using Serverless = Amazon.EMRServerless.Model;

namespace EmrSessionCredentials.Listing;

/// <summary>Every operation that lists what there is to open, or what that belongs to.</summary>
internal static class ListOperations
{
    /// <summary>
    /// Half of the operations take no more, and the largest items still make an answer of bounded size.
    /// </summary>
    private const int PageSize = 50;

    internal static ListOperation Clusters { get; } = new(
        "EMR",
        "ListClusters",
        static async (clients, request, stop) =>
        {
            Clusters.ListClustersResponse page = await clients.Emr.ListClustersAsync(
                new() { ClusterStates = request.StateList, Marker = request.Token }, stop).ConfigureAwait(false);
            return Answer(page.Clusters, c => TargetReader.Read(c, request), page.Marker);
        });

    internal static ListOperation ClusterSessions { get; } = new(
        "EMR",
        "ListSessions",
        static async (clients, request, stop) =>
        {
            Clusters.ListSessionsResponse page = await clients.Emr.ListSessionsAsync(
                new()
                {
                    ClusterId = request.Owner!.Id,
                    SessionStates = request.StateList,
                    MaxResults = PageSize,
                    NextToken = request.Token,
                },
                stop).ConfigureAwait(false);
            return Answer(page.Sessions, s => TargetReader.Read(s, request), page.NextToken);
        });

    internal static ListOperation VirtualClusters { get; } = new(
        "EMR containers",
        "ListVirtualClusters",
        static async (clients, request, stop) =>
        {
            Containers.ListVirtualClustersResponse page = await clients.EmrContainers.ListVirtualClustersAsync(
                new() { States = request.StateList, MaxResults = PageSize, NextToken = request.Token }, stop).ConfigureAwait(false);
            return Answer(page.VirtualClusters, TargetReader.Read, page.NextToken);
        });

    internal static ListOperation ManagedEndpoints { get; } = new(
        "EMR containers",
        "ListManagedEndpoints",
        static async (clients, request, stop) =>
        {
            Containers.ListManagedEndpointsResponse page = await clients.EmrContainers.ListManagedEndpointsAsync(
                new()
                {
                    VirtualClusterId = request.Owner!.Id,
                    States = request.StateList,
                    MaxResults = PageSize,
                    NextToken = request.Token,
                },
                stop).ConfigureAwait(false);
            return Answer(page.Endpoints, e => TargetReader.Read(e, request), page.NextToken);
        });

    internal static ListOperation Applications { get; } = new(
        "EMR Serverless",
        "ListApplications",
        static async (clients, request, stop) =>
        {
            Serverless.ListApplicationsResponse page = await clients.EmrServerless.ListApplicationsAsync(
                new() { States = request.StateList, MaxResults = PageSize, NextToken = request.Token }, stop).ConfigureAwait(false);
            return Answer(page.Applications, TargetReader.Read, page.NextToken);
        });

    internal static ListOperation ServerlessSessions { get; } = new(
        "EMR Serverless",
        "ListSessions",
        static async (clients, request, stop) =>
        {
            Serverless.ListSessionsResponse page = await clients.EmrServerless.ListSessionsAsync(
                new()
                {
                    ApplicationId = request.Owner!.Id,
                    States = request.StateList,
                    MaxResults = PageSize,
                    NextToken = request.Token,
                },
                stop).ConfigureAwait(false);
            return Answer(page.Sessions, s => TargetReader.Read(s, request), page.NextToken);
        });

    /// <summary>Leaves out null entries, and those without an id: nothing can be done with them.</summary>
    private static ListAnswer Answer<TEntry>(
        IEnumerable<TEntry?>? entries, Func<TEntry, ListedItem?> read, string? nextToken)
        where TEntry : class => new([.. (entries ?? []).OfType<TEntry>().Select(read).OfType<ListedItem>()], nextToken);
}
