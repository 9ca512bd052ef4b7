using System;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// The engine, found by its name: on PowerShell 7 it lives in a load context of its own, where the loader finds it.
/// </summary>
internal static class Engine
{
    private static readonly Lazy<IEmrEngine> Created = new(() => (IEmrEngine)Activator.CreateInstance(
        Type.GetType("EmrSessionCredentials.EmrEngine, EmrSessionCredentials.Engine", throwOnError: true)!)!);

    internal static IEmrEngine Instance => Created.Value;
}
