using System.Collections.Generic;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>Whether a target is reached.</summary>
/// <param name="What">The figure, in the words.</param>
/// <param name="Target">The target.</param>
/// <param name="Value">What was measured; why not, where it was not.</param>
/// <param name="IsReached">Null where it was not measured.</param>
internal sealed record Verdict(string What, string Target, string Value, bool? IsReached)
{
    internal static Verdict Skipped(string what, string target, string reason) =>
        new(what, target, reason, IsReached: null);
}

/// <summary>A line of a figure's table.</summary>
/// <param name="Who">The contestant.</param>
/// <param name="Cells">As many as the figure has columns.</param>
internal sealed record Line(string Who, IReadOnlyList<string> Cells);

/// <summary>A figure as measured.</summary>
internal sealed record FigureResult(string Title, string How)
{
    internal IReadOnlyList<string> Columns { get; init; } = [];

    internal IReadOnlyList<Line> Lines { get; init; } = [];

    internal IReadOnlyList<Verdict> Verdicts { get; init; } = [];

    internal IReadOnlyList<string> Notes { get; init; } = [];

    internal Plot? Plot { get; init; }
}

/// <summary>A plot that goes with a figure.</summary>
/// <param name="File">Its name in docs/.</param>
/// <param name="Title">What it shows.</param>
/// <param name="XAxis">The name of the x axis, which is logarithmic.</param>
/// <param name="YAxis">The name of the y axis.</param>
/// <param name="Curves">Its curves.</param>
internal sealed record Plot(string File, string Title, string XAxis, string YAxis, IReadOnlyList<Curve> Curves);

/// <summary>A curve: points of x, y.</summary>
internal sealed record Curve(string Name, IReadOnlyList<double[]> Points);
