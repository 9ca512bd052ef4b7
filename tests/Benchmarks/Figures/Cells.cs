using System.Globalization;

namespace EmrSessionCredentials.Benchmarks.Figures;

/// <summary>Numbers as the tables show them.</summary>
internal static class Cells
{
    internal static string Milliseconds(double seconds) => Number(seconds * 1000, seconds < 0.1 ? "0.00" : "0");

    internal static string Range(double low, double high, double factor, string format) =>
        $"{Number(low * factor, format)} to {Number(high * factor, format)}";

    internal static string Times(double ratio) => Number(ratio, "0.00") + " ×";

    internal static string Times(double? ratio) => ratio is { } known ? Times(known) : "unknown";

    internal static string Number(double value, string format = "#,0") =>
        value.ToString(format, CultureInfo.InvariantCulture);

    internal static string Optional(double? value, double factor, string format) =>
        value is { } known ? Number(known * factor, format) : "unknown";

    internal static string Megabytes(double bytes) => Number(bytes / (1024 * 1024), "0") + " MB";
}
