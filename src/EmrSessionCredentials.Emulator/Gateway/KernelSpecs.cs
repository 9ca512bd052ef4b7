using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>The kernels that a managed endpoint offers.</summary>
internal static class KernelSpecs
{
    private static readonly (string Name, string Title, string Language)[] Kernels =
    [
        ("python3", "Python 3", "python"),
        ("pyspark", "PySpark (Kubernetes)", "python"),
        ("spark-scala", "Spark Scala (Kubernetes)", "scala"),
    ];

    internal static JsonObject All() => new()
    {
        ["default"] = Kernels[0].Name,
        ["kernelspecs"] = new JsonObject(Kernels.Select(k => KeyValuePair.Create<string, JsonNode?>(
            k.Name, Describe(k)))),
    };

    /// <summary>The kernel of that name; null when no kernel has it.</summary>
    internal static JsonObject? Find(string name) => Kernels
        .Where(k => string.Equals(k.Name, name, StringComparison.Ordinal))
        .Select(Describe)
        .FirstOrDefault();

    /// <summary>The language of the kernel of that name; null when no kernel has it.</summary>
    internal static string? Language(string name) =>
        Kernels.FirstOrDefault(k => string.Equals(k.Name, name, StringComparison.Ordinal)).Language;

    private static JsonObject Describe((string Name, string Title, string Language) kernel) => new()
    {
        ["name"] = kernel.Name,
        ["spec"] = new JsonObject
        {
            ["display_name"] = kernel.Title,
            ["language"] = kernel.Language,
            ["interrupt_mode"] = "message",
            ["argv"] = new JsonArray(),
            ["env"] = new JsonObject(),
            ["metadata"] = new JsonObject(),
        },
        ["resources"] = new JsonObject(),
    };
}
