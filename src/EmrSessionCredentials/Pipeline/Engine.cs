using System;
using System.Reflection;

namespace EmrSessionCredentials.Pipeline;

/// <summary>The engine, found by its name: on PowerShell 7 it lives in a load context of its own.</summary>
internal static class Engine
{
    // Once in a process: removing and importing the module again must give the same types.
    private static readonly Lazy<IEmrEngine> Created = new(Create);

    internal static IEmrEngine Instance => Created.Value;

    private static IEmrEngine Create()
    {
        AssemblyName name = new("EmrSessionCredentials.Engine");
#if NET
        Assembly engine = new EngineContext().LoadFromAssemblyName(name);
#else
        Assembly engine = Assembly.Load(name);
#endif
        return (IEmrEngine)Activator.CreateInstance(engine.GetType("EmrSessionCredentials.EmrEngine", throwOnError: true)!)!;
    }
}
