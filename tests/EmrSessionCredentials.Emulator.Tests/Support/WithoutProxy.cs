using System;
using System.Collections;
using System.Linq;
using System.Runtime.CompilerServices;

namespace EmrSessionCredentials.Emulator.Tests.Support;

/// <summary>
/// Takes the machine's proxies out of reach before .NET first looks: it remembers what it finds for as long as the process
/// lives, and a proxy cannot reach an emulator on this machine.
/// </summary>
internal static class WithoutProxy
{
    [ModuleInitializer]
    internal static void Isolate()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
