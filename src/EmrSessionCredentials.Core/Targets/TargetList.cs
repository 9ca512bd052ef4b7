using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Targets;

/// <summary>One list of a service, to be read page by page.</summary>
/// <param name="Source">What is listed: an owner's id, or the operation where the whole account is.</param>
/// <param name="GetPageAsync">Gets the page that begins at a token; null for the first.</param>
internal sealed record TargetList<T>(
    string Source,
    Func<string?, CancellationToken, Task<(ListAnswer<T> Answer, CallReport Report)>> GetPageAsync);
