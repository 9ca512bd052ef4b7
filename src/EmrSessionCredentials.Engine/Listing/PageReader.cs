using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Listing;

/// <summary>Reads a list to its end, and hands out a page for each call, the last one that failed included.</summary>
internal sealed class PageReader(PageGate gate, Action<TargetPage> add, CancellationToken stop)
{
    /// <summary>Hands out a page that no call was made for.</summary>
    internal void Add(TargetPage page) => add(page);

    /// <summary>Makes a call that gives no page; it counts among the calls at once.</summary>
    internal Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call) => gate.RunAsync(() => call(stop), stop);

    /// <param name="follow">
    /// Reads what belongs to an item, where something does; it runs while the list is read on.
    /// </param>
    /// <param name="isExpected">Whether a failure means that there is nothing to list, and is not an error.</param>
    /// <param name="isSkipped">Whether the list is not to be read, asked right before its first page.</param>
    internal async Task ReadAsync(
        TargetList list,
        Func<IReadOnlyList<ListedItem>, IReadOnlyList<EmrSessionTarget>> targets,
        Func<ListedItem, Task>? follow = null,
        Func<SessionCredentialException, Task<bool>>? isExpected = null,
        Func<bool>? isSkipped = null)
    {
        List<Task> followed = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        try
        {
            string? token = null;
            while (await ReadPageAsync(token).ConfigureAwait(false) is { } answer)
            {
                if (follow is not null)
                {
                    foreach (ListedItem item in answer.Items)
                        followed.Add(follow(item));
                }

                if (string.IsNullOrEmpty(answer.NextToken))
                    break;
                token = answer.NextToken;
            }
        }
        finally
        {
            // Also after a failure, and after a stop: nothing may run on when the search is over.
            await Task.WhenAll(followed).ConfigureAwait(false);
        }

        async Task<ListAnswer?> ReadPageAsync(string? token)
        {
            try
            {
                (ListAnswer Answer, CallReport Report)? page = await gate.CallAsync(
                    async () => token is null && isSkipped?.Invoke() == true
                        ? ((ListAnswer, CallReport)?)null
                        : await list.GetPageAsync(token, stop).ConfigureAwait(false),
                    stop).ConfigureAwait(false);
                if (page is not var (answer, report))
                {
                    gate.Taken();
                    return null;
                }

                if (!string.IsNullOrEmpty(answer.NextToken) && !seen.Add(answer.NextToken!))
                    throw InvalidServiceResponse.Endless(report);
                add(new TargetPage(list.Source, targets(answer.Items), report)
                {
                    CompletedKind = string.IsNullOrEmpty(answer.NextToken) ? list.WholeKind : null,
                });
                return answer;
            }
            catch (SessionCredentialException e)
            {
                bool expected = isExpected is not null && await isExpected(e).ConfigureAwait(false);
                add(new TargetPage(list.Source, [], e.Call, expected ? null : e) { CompletedKind = list.WholeKind });
                return null;
            }
        }
    }
}
