using System;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Identity;

/// <summary>A region that was given or configured.</summary>
internal static class RegionName
{
    private const string FipsPrefix = "fips-";
    private const string FipsSuffix = "-fips";

    /// <summary>The region that a setting names; white space around it and capitals do not matter.</summary>
    /// <exception cref="SessionCredentialException"><c>InvalidRegion</c>.</exception>
    internal static ChosenRegion Check(string name, string source)
    {
        string region = name.Trim().ToLowerInvariant();
        // Names from before there was a setting for it.
        string plain = region.StartsWith(FipsPrefix, StringComparison.Ordinal) ? region.Substring(FipsPrefix.Length)
            : region.EndsWith(FipsSuffix, StringComparison.Ordinal)
                ? region.Substring(0, region.Length - FipsSuffix.Length)
                : region;
        return ParameterRules.IsRegion(plain)
            ? new ChosenRegion(plain, source, plain.Length != region.Length)
            : throw new SessionCredentialException(
                FailureKind.InvalidParameter,
                IdentityErrorCodes.InvalidRegion,
                $"'{LineText.Of(name)}' ({source}) is not a valid region.",
                "Give a region such as eu-west-1: letters, digits and hyphens, 63 at most.")
            {
                Setting = source,
            };
    }
}
