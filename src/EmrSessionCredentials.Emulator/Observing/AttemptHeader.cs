using System.Globalization;
using System.Text.RegularExpressions;

namespace EmrSessionCredentials.Emulator.Observing;

/// <summary>
/// Reads <c>amz-sdk-request: attempt=2; max=3</c>, in which every part is optional and comes in any order.
/// </summary>
internal static partial class AttemptHeader
{
    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    internal static int? Attempt(string? header) => Number(AttemptPart(), header);

    internal static int? Max(string? header) => Number(MaxPart(), header);

    private static int? Number(Regex part, string? header) =>
        part.Match(header ?? "") is { Success: true } match
            ? int.Parse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture)
            : null;

    [GeneratedRegex("attempt=(?<number>[0-9]{1,6})", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AttemptPart();

    [GeneratedRegex("max=(?<number>[0-9]{1,6})", Options, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MaxPart();
}
