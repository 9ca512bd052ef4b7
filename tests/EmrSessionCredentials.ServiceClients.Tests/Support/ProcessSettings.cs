using System;
using System.Collections.Generic;
using System.IO;
using Amazon.Runtime.Internal;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The tests that change what belongs to the whole process. They run alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessSettingsGroup
{
    public const string Name = "process settings";
}

/// <summary>Environment variables and a shared config file for one test, and the former state after it.</summary>
internal sealed class ProcessSettings : IDisposable
{
    private readonly Dictionary<string, string?> _before = new(StringComparer.Ordinal);

    internal ProcessSettings(string configFile = "", params IEnumerable<(string Name, string? Value)> variables)
    {
        foreach ((string name, string? value) in variables)
        {
            _before[name] = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, value);
        }

        File.WriteAllText(Hermetic.ConfigFile, configFile);
        FallbackInternalConfigurationFactory.Reset();
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
            Environment.SetEnvironmentVariable(name, value);
        File.WriteAllText(Hermetic.ConfigFile, "");
        FallbackInternalConfigurationFactory.Reset();
    }
}
