using System;
using System.Text.RegularExpressions;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The region becomes a part of the host that gets a signed request. Anything but a single label could name another
/// host (<c>x.example.com/</c>), so it is refused whatever AWSSDK would make of it: AWSSDK allows dots.
/// </summary>
internal static class RegionName
{
    private const string FipsPrefix = "fips-";
    private const string FipsSuffix = "-fips";

    private static readonly Regex Label =
        new(@"\A[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The region that a setting names; white space around it and capitals do not matter.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidRegion</c>.</exception>
    internal static ChosenRegion Check(string name, string source)
    {
        string region = name.Trim();
        // Names from before there was a setting for it.
        string plain = region.StartsWith(FipsPrefix, StringComparison.OrdinalIgnoreCase) ? region.Substring(FipsPrefix.Length)
            : region.EndsWith(FipsSuffix, StringComparison.OrdinalIgnoreCase) ? region.Substring(0, region.Length - FipsSuffix.Length)
            : region;
        return Label.IsMatch(plain)
            ? new ChosenRegion(plain.ToLowerInvariant(), source, plain.Length != region.Length)
            : throw new SessionCredentialException(
                FailureKind.InvalidParameter,
                IdentityErrorCodes.InvalidRegion,
                $"'{Printable(name)}' ({source}) is not a valid region.",
                "A region has letters, digits and hyphens, 63 at most, for instance eu-west-1.")
            {
                Setting = source,
            };
    }

    // The value goes to a terminal: no control characters, and not all of something endless.
    private static string Printable(string name)
    {
        string cut = name.Length <= 80 ? name : name.Substring(0, 80) + "…";
        return Regex.Replace(cut, @"\p{C}", "?", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
