using System;

namespace EmrSessionCredentials.Targets;

/// <summary>A search under way. One thread takes its pages and disposes of it.</summary>
internal interface ITargetSearch : IDisposable
{
    /// <summary>Waits for the next page of any list. The pages of one list come in their order.</summary>
    /// <param name="page">The page: targets, or the failure that ended its list.</param>
    /// <returns>False when all lists have ended.</returns>
    /// <exception cref="OperationCanceledException">The search was stopped.</exception>
    bool TryTake(out TargetPage page);
}
