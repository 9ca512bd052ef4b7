using System;
using System.Collections.Generic;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>
/// Asks for the account's clusters, some 50 at a time: the operation <c>ListClusters</c>. A property that is null is
/// not sent.
/// </summary>
public sealed class ListClustersRequest : AmazonElasticMapReduceRequest
{
    /// <summary>
    /// The states to list (<c>ClusterStates</c>); null for all. The names are those of <see cref="ClusterState"/>.
    /// </summary>
    public List<string>? ClusterStates { get; set; }

    /// <summary>Lists what was created after this moment (<c>CreatedAfter</c>).</summary>
    /// <value>To the millisecond; a time without a zone counts as local.</value>
    public DateTime? CreatedAfter { get; set; }

    /// <summary>Lists what was created before this moment (<c>CreatedBefore</c>).</summary>
    /// <value>To the millisecond; a time without a zone counts as local.</value>
    public DateTime? CreatedBefore { get; set; }

    /// <summary>
    /// What the last response had in it, for the page after (<c>Marker</c>); null for the first page.
    /// </summary>
    public string? Marker { get; set; }
}
