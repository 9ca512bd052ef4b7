using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.Listing;

/// <summary>One operation that lists: what it is called, and how a page of it is got.</summary>
/// <param name="ServiceId">The service, by the id that endpoint settings go by.</param>
/// <param name="Name">The API's name of it.</param>
/// <param name="Send">Asks for a page, and reads it.</param>
internal sealed record ListOperation<TItem>(
    string ServiceId,
    string Name,
    Func<ClientSet, ListRequest, CancellationToken, Task<ListAnswer<TItem>>> Send);

/// <summary>Which page of what.</summary>
/// <param name="Region">The region that is called; no answer tells it.</param>
/// <param name="Owner">What is looked in; null for the whole account.</param>
/// <param name="States">The states to list; null for all.</param>
/// <param name="Token">Where the page begins, as the page before told; null for the first.</param>
internal sealed record ListRequest(string Region, TargetOwner? Owner, IReadOnlyList<string>? States, string? Token)
{
    /// <summary>The states as the clients take them.</summary>
    internal List<string>? StateList => States is null ? null : [.. States];
}

/// <summary>One page.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="NextToken">Where the next one begins; null or empty when this is the last.</param>
internal sealed record ListAnswer<TItem>(IReadOnlyList<TItem> Items, string? NextToken);
