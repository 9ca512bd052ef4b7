using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>
/// A fault as written: <c>KIND</c>, <c>KIND-N</c> (the first N times), <c>delay-MS</c>, <c>delay-MS-N</c>, and in a
/// rule <c>redirect=URL</c>.
/// </summary>
internal sealed partial record FaultSpec(FaultKind Kind, int? Times, int Milliseconds, string Text)
{
    /// <summary>The URL of a fault that takes one; null when none was given.</summary>
    internal string? Argument { get; init; }

    /// <summary>Pauses come before errors, and errors before damage to an answer.</summary>
    internal int Stage => Kind switch
    {
        PauseFault => 0,
        ErrorFault => 1,
        _ => 2,
    };

    /// <summary>
    /// The faults that an identifier asks for, e.g. <c>j-fault-throttle-2-abc</c>; unknown names ask for none.
    /// </summary>
    internal static IEnumerable<FaultSpec> InIdentifier(string identifier) =>
        identifier.Contains("fault-", StringComparison.OrdinalIgnoreCase)
            ? Marker().Matches(identifier).SelectMany(Read)
            : [];

    /// <summary>
    /// Reads a fault that somebody asked for by name; the word <c>fault-</c> in front may be left out.
    /// </summary>
    /// <exception cref="FormatException">It is not a fault, and the message lists what is; or its N is 0.</exception>
    internal static FaultSpec Parse(string text)
    {
        string[] parts = text.Split('=', 2);
        string name = parts[0];
        string marker = name.StartsWith("fault-", StringComparison.OrdinalIgnoreCase) ? name : $"fault-{name}";
        FaultSpec? spec = InIdentifier(marker).FirstOrDefault();
        // Unlike an identifier, a rule has nothing in it but the fault.
        if (spec is not null && string.Equals(marker, $"fault-{spec.Text}", StringComparison.OrdinalIgnoreCase))
        {
            if (spec.Times is 0)
                throw new FormatException($"'{text}' is a fault for no calls: the number of calls must be at least 1.");
            if (parts.Length == 1) return spec;
            if (spec.Kind is WireFault { TakesUrl: true } && IsUrl(parts[1]))
                return spec with { Argument = parts[1], Text = $"{spec.Text}={parts[1]}" };
        }

        throw new FormatException(
            $"'{text}' is not a fault. Write KIND, KIND-N (the first N times), delay-MS, delay-MS-N or redirect=URL, "
            + $"with a KIND of: {string.Join(", ", FaultKinds.All.Select(k => k.Name))}.");
    }

    // It goes into a header.
    private static bool IsUrl(string text) => text.All(c => c is > ' ' and <= '~')
        && Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static IEnumerable<FaultSpec> Read(Match match)
    {
        if (FaultKinds.Find(match.Groups["kind"].Value) is not FaultKind kind) yield break;
        int? first = Number(match.Groups["first"]);
        int? second = Number(match.Groups["second"]);
        bool timed = kind is PauseFault { TakesMilliseconds: true };
        if (timed && first is null) yield break;
        string numbers = (timed ? second : null) is int times ? $"-{first}-{times}" : first is null ? "" : $"-{first}";
        yield return new FaultSpec(kind, timed ? second : first, timed ? first!.Value : 0, kind.Name + numbers);
    }

    private static int? Number(Group group) =>
        group.Success ? int.Parse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    // A number counts only when it stands alone between hyphens: in fault-throttle-2abc it is part of the name.
    [GeneratedRegex(
        @"fault-(?<kind>[a-z]+)(-(?<first>[0-9]{1,7})\b(-(?<second>[0-9]{1,7})\b)?)?\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marker();
}
