using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>Something to measure.</summary>
internal interface IFigure
{
    /// <summary>As on the command line.</summary>
    string Name { get; }

    /// <summary>Measures it.</summary>
    Task<FigureResult> MeasureAsync(Stage stage, CancellationToken cancellationToken);
}
