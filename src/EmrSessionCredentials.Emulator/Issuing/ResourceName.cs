using System;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>An endpoint is known by its id and by its ARN; both mean the same endpoint.</summary>
internal static class ResourceName
{
    /// <summary>What follows the last slash of an ARN; anything else as it is.</summary>
    internal static string Short(string identifier) =>
        identifier.StartsWith("arn:", StringComparison.Ordinal)
            ? identifier[(identifier.LastIndexOf('/') + 1)..]
            : identifier;
}
