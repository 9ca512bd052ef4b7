using System.Text.RegularExpressions;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// The region becomes a part of the host that gets a signed request. Anything but a single label could name another
/// host (<c>x.example.com/</c>), so it is refused whatever AWSSDK would make of it: AWSSDK allows dots.
/// </summary>
internal static class RegionName
{
    private static readonly Regex Label =
        new(@"\A[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant, System.TimeSpan.FromSeconds(1));

    internal static ChosenRegion Check(string name, string source) =>
        Label.IsMatch(name)
            ? new ChosenRegion(name, source)
            : throw new SessionCredentialException(
                FailureKind.InvalidParameter,
                IdentityErrorCodes.InvalidRegion,
                $"'{Printable(name)}' ({source}) is no region.",
                "A region is lower-case letters, digits and hyphens, 63 at most, for instance eu-west-1.");

    // The value goes to a terminal: no control characters, and not all of something endless.
    private static string Printable(string name)
    {
        string cut = name.Length <= 80 ? name : name.Substring(0, 80) + "…";
        return Regex.Replace(cut, @"\p{C}", "?", RegexOptions.CultureInvariant, System.TimeSpan.FromSeconds(1));
    }
}
