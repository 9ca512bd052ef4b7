namespace EmrSessionCredentials.Listing;

/// <summary>What targets belong to: a cluster, a virtual cluster, or an application.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; null when it has none, or was given by its id.</param>
/// <param name="State">Its state; empty when it was given by its id.</param>
internal sealed record TargetOwner(string Id, string? Name = null, string State = "");
