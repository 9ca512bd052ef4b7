using System;

namespace EmrSessionCredentials;

/// <summary>
/// What a session credential can be requested for. Each kind is a type of its own whose identifying properties are
/// named like the parameters of its cmdlet, and like no other's: there is no <c>Id</c>, which every cmdlet would take.
/// </summary>
public abstract record EmrSessionTarget
{
    /// <summary>What it is, and so which cmdlet gets its credential.</summary>
    public abstract SessionTargetKind Kind { get; }

    /// <summary>Its own id; the kinds have it under the name of their cmdlet's parameter as well.</summary>
    public abstract string Identifier { get; }

    /// <summary>The id of the cluster, virtual cluster or application it belongs to; null for a cluster.</summary>
    public virtual string? OwnerId => null;

    /// <summary>The name of what it belongs to; null where it is not known.</summary>
    internal virtual string? OwnerName => null;

    /// <summary>Its name (<c>Name</c>, <c>name</c>); null when it has none.</summary>
    public string? Name { get; init; }

    /// <summary>
    /// Its state as the service names it (<c>State</c>, <c>state</c>), for instance <c>WAITING</c> or <c>ACTIVE</c>.
    /// </summary>
    public required string State { get; init; }

    /// <summary>
    /// Why it is in this state, in the service's words (<c>StateChangeReason</c>, <c>stateDetails</c>); null when the
    /// service did not say.
    /// </summary>
    public string? StateReason { get; init; }

    /// <summary>
    /// Its release (<c>ReleaseLabel</c>, <c>releaseLabel</c>), for instance <c>emr-7.12.0</c>; null where the list does
    /// not say, as that of clusters.
    /// </summary>
    public string? ReleaseLabel { get; init; }

    /// <summary>
    /// When it was created, in UTC (<c>Status.Timeline.CreationDateTime</c> of a cluster, otherwise <c>createdAt</c>); null
    /// when the service did not say.
    /// </summary>
    public DateTime? CreatedAt { get; init; }

    /// <summary>
    /// The region it was found in, for instance <c>eu-central-1</c>; the cmdlets take it for <c>-Region</c>.
    /// </summary>
    public required string Region { get; init; }

    /// <summary>Its id.</summary>
    /// <returns><see cref="Identifier"/>.</returns>
    public sealed override string ToString() => Identifier;
}
