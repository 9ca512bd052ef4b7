using System;
using System.Collections;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>
/// Takes the machine's AWS settings and proxies out of reach before AWSSDK.Core first looks: it remembers what it finds, paths among
/// it, for as long as the process lives.
/// </summary>
internal static class Hermetic
{
    internal static string Folder { get; } = Directory.CreateTempSubdirectory("emr-serviceclients-tests-").FullName;

    internal static string ConfigFile { get; } = Path.Combine(Folder, "config");

    internal static string CredentialsFile { get; } = Path.Combine(Folder, "credentials");

    [ModuleInitializer]
    internal static void Isolate()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => (string)e.Key))
        {
            if (name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase))
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }

        File.WriteAllText(ConfigFile, "");
        File.WriteAllText(CredentialsFile, "");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", ConfigFile);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", CredentialsFile);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");

        // Where local time is UTC, a mistaken local time goes unnoticed.
        Environment.SetEnvironmentVariable("TZ", "Asia/Kolkata");
        TimeZoneInfo.ClearCachedData();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }
}
