using System;
using System.Collections.Generic;
using System.Linq;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Errors;

/// <summary>
/// The text of an error about credentials or a region that were found nowhere: what to do, and each place on a line. A
/// place that is a parameter has its name.
/// </summary>
internal static class SearchReport
{
    private static readonly string[] Parameters =
    [
        nameof(IdentityOptions.AccessKey), nameof(IdentityOptions.Credential), nameof(IdentityOptions.ProfileName),
        nameof(IdentityOptions.Region),
    ];

    /// <param name="failure">The error, which names the places.</param>
    /// <param name="parameters">Which parameters help; empty where the caller has no parameters, as in a vault.</param>
    internal static string Of(SessionCredentialException failure, string parameters)
    {
        // The places are in the message, too, on one line: what is before them says what is missing.
        string what = failure.Message.Substring(0, failure.Message.IndexOf(". ", StringComparison.Ordinal) + 1);
        IEnumerable<string> places = failure.Considered.Select(
            place => $"  {NameOf(place, parameters)}: {place.Reason}");
        string cure = $"{parameters} {failure.Advice}".Trim();
        return $"{cure}{Environment.NewLine}{what} Searched, in this order:{Environment.NewLine}"
            + string.Join(Environment.NewLine, places);
    }

    private static string NameOf(ConsideredPlace place, string parameters) =>
        parameters.Length > 0 && Parameters.Contains(place.Place, StringComparer.Ordinal)
            ? $"-{place.Place}"
            : place.Place;
}
