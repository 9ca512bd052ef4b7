using System;
using System.Collections.Generic;
using System.Linq;

namespace EmrSessionCredentials.Benchmarks.Figures;

internal static class FigureList
{
    internal static IReadOnlyList<IFigure> All { get; } =
    [
        new StartUpFigure(),
        new MethodsFigure(),
        new AllocationsFigure(),
        new SequentialFigure(isCluster: false),
        new SequentialFigure(isCluster: true),
        new ThroughputFigure(),
        new ConcurrencyFigure(),
        new ItemsFigure(),
    ];

    /// <summary>The figures of these names, all of them when there is no name.</summary>
    internal static IReadOnlyList<IFigure> Named(IReadOnlyCollection<string> names) =>
        [.. All.Where(f => names.Count == 0 || names.Contains(f.Name, StringComparer.Ordinal))];
}
