using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Targets;

namespace EmrSessionCredentials.Output;

/// <summary>
/// Puts targets in an order that is the same each time, whichever list is answered first: kind by kind, owner by owner,
/// then by name and id. A kind is given as soon as it and those before it are complete.
/// </summary>
/// <param name="kinds">The kinds that are looked for.</param>
internal sealed class TargetOrder(IEnumerable<SessionTargetKind> kinds)
{
    private readonly Queue<SessionTargetKind> _kinds = new(TargetQuery.AllKinds.Intersect(kinds));
    private readonly HashSet<SessionTargetKind> _complete = [];
    private readonly List<EmrSessionTarget> _targets = [];

    /// <summary>Takes a page.</summary>
    /// <returns>The targets whose turn it is.</returns>
    internal IReadOnlyList<EmrSessionTarget> Add(TargetPage page)
    {
        _targets.AddRange(page.Targets);
        if (page.CompletedKind is { } kind)
            _complete.Add(kind);
        return Take(_complete.Contains);
    }

    /// <summary>The targets that are left, after the last page.</summary>
    internal IReadOnlyList<EmrSessionTarget> Finish() => Take(_ => true);

    private List<EmrSessionTarget> Take(Func<SessionTargetKind, bool> isComplete)
    {
        List<EmrSessionTarget> taken = [];
        while (_kinds.Count > 0 && isComplete(_kinds.Peek()))
        {
            SessionTargetKind kind = _kinds.Dequeue();
            taken.AddRange(_targets.Where(target => target.Kind == kind)
                .OrderBy(target => target.OwnerName ?? "", StringComparer.OrdinalIgnoreCase)
                .ThenBy(target => target.OwnerId ?? "", StringComparer.Ordinal)
                .ThenBy(target => target.Name ?? "", StringComparer.OrdinalIgnoreCase)
                .ThenBy(target => target.Identifier, StringComparer.Ordinal));
            _targets.RemoveAll(target => target.Kind == kind);
        }

        return taken;
    }
}
