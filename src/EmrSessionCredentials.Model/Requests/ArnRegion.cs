using System;
using System.Collections.Generic;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Identity;

/// <summary>The region inside an ARN (<c>arn:partition:service:REGION:account:resource</c>).</summary>
internal static class ArnRegion
{
    /// <summary>The region of an ARN.</summary>
    /// <param name="identifier">An ARN, or an id that is not an ARN.</param>
    /// <returns>The region, or null: no ARN, or one of a global service such as IAM.</returns>
    public static string? Find(string? identifier)
    {
        string[] parts = (identifier ?? "").Split([':'], 6);
        return parts.Length == 6 && string.Equals(parts[0], "arn", StringComparison.Ordinal) && parts[3].Length > 0
            ? parts[3]
            : null;
    }

    /// <summary>Warns of identifiers in another region than the one that is called.</summary>
    internal static IEnumerable<string> Warnings(EmrRequest request, ChosenRegion chosen)
    {
        foreach (string identifier in request.Identifiers)
        {
            if (FindOther(identifier, chosen) is { } other)
                yield return $"{identifier} belongs to region {other}, but the request goes to {chosen.SystemName} (from {chosen.Source}).";
        }
    }

    /// <summary>The region of an ARN where it is another than the one chosen: what to warn of.</summary>
    /// <param name="identifier">An ARN, or an id that is not an ARN.</param>
    /// <param name="chosen">The region that will be called.</param>
    /// <returns>The ARN's region if it differs, else null.</returns>
    public static string? FindOther(string? identifier, ChosenRegion chosen) =>
        Find(identifier) is string region
        && !string.Equals(region, chosen.SystemName, StringComparison.OrdinalIgnoreCase)
            ? region
            : null;
}
