using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using EmrSessionCredentials.Benchmarks.Floor;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>What all contestants get: the emulator's keys, and nothing of this machine's AWS settings.</summary>
internal static class PeerEnvironment
{
    /// <summary>Settings that would slow a contestant down for no reason of its own.</summary>
    private static readonly string[] Unfair = ["PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "NODE_OPTIONS"];

    /// <summary>Nothing of its own, for a process that makes no calls.</summary>
    internal static IReadOnlyDictionary<string, string?> None { get; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    internal static IReadOnlyDictionary<string, string?> For(Uri emulator)
    {
        string nowhere = Path.Combine(Path.GetTempPath(), "no-such-folder");
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL"] = emulator.GetLeftPart(UriPartial.Authority),
            ["AWS_ACCESS_KEY_ID"] = Known.AccessKey,
            ["AWS_SECRET_ACCESS_KEY"] = Known.SecretKey,
            ["AWS_REGION"] = Known.Region,
            ["AWS_DEFAULT_REGION"] = Known.Region,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(nowhere, "credentials"),
            ["AWS_CONFIG_FILE"] = Path.Combine(nowhere, "config"),
            ["AWS_PAGER"] = "",
            ["NODE_NO_WARNINGS"] = "1",
            // Byte code is written, but not into somebody's Python.
            ["PYTHONPYCACHEPREFIX"] = Path.Combine(Path.GetTempPath(), "emr-benchmarks-python"),
            // As in Microsoft's images of PowerShell. Without a language, its first comparison of names loads the rules of all of them.
            ["LANG"] = "en_US.UTF-8",
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
            ["POWERSHELL_UPDATECHECK"] = "Off",
        };
    }

    internal static void Apply(IReadOnlyDictionary<string, string?> environment, IDictionary<string, string?> target)
    {
        foreach (string name in target.Keys.Where(IsForeign).ToList())
            target.Remove(name);
        foreach ((string name, string? value) in environment)
            target[name] = value;
    }

    // DOTNET_ROOT says where dotnet is; the others (tiering, PGO, the SDK's own) would change what is measured.
    private static bool IsForeign(string name) =>
        name.StartsWith("AWS_", StringComparison.Ordinal)
        || (name.StartsWith("DOTNET_", StringComparison.Ordinal)
            && !name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal))
        || name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)
        || Unfair.Contains(name, StringComparer.Ordinal);
}
