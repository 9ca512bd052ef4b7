using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.Listing;

/// <summary>One operation that lists: what it is called, and how a page of it is requested.</summary>
/// <param name="ServiceId">The service, by the id that endpoint settings go by.</param>
internal sealed record ListOperation(
    string ServiceId,
    string Name,
    Func<ClientSet, ListRequest, CancellationToken, Task<ListAnswer>> Send);

/// <summary>Which page of what.</summary>
/// <param name="Region">The region that is called; no answer tells it.</param>
/// <param name="Token">Where the page begins, as the page before told; null for the first.</param>
internal sealed record ListRequest(string Region, ListedItem? Owner, IReadOnlyList<string>? States, string? Token)
{
    /// <summary>The states as the clients take them.</summary>
    internal List<string>? StateList => States is null ? null : [.. States];
}

/// <summary>One page.</summary>
/// <param name="NextToken">Where the next one begins; null or empty when this is the last.</param>
internal sealed record ListAnswer(IReadOnlyList<ListedItem> Items, string? NextToken);

/// <summary>What a page lists: a session, the owner of sessions, or both.</summary>
/// <param name="Name">Its name; null when it has none, or when the caller gave the id.</param>
/// <param name="State">Its state; empty when the caller gave the id.</param>
/// <param name="Target">What a credential can be requested for; null for what is an owner only.</param>
internal sealed record ListedItem(string Id, string? Name = null, string State = "", EmrSessionTarget? Target = null);
