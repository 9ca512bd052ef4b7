using System;
using System.Globalization;
using System.IO;
using System.Management.Automation;
using System.Reflection;
using System.Threading;

namespace EmrSessionCredentials.Loader;

/// <summary>
/// What PowerShell runs when it imports the loader, and so before it looks at the cmdlets: it loads the assemblies for
/// this edition of PowerShell.
/// </summary>
public sealed class ModuleImport : IModuleAssemblyInitializer
{
    internal const string Model = "EmrSessionCredentials.Model.dll";
    internal const string Cmdlets = "EmrSessionCredentials.dll";

    private static readonly object Gate = new();
    private static bool _isInstalled;

    /// <summary>Where the loader is, and beside it a folder for each edition.</summary>
    internal static readonly string Folder = Path.GetDirectoryName(typeof(ModuleImport).Assembly.Location);

    /// <inheritdoc />
    /// <exception cref="NotSupportedException">
    /// This PowerShell is too old for the module, or another version of the module is loaded in this process.
    /// </exception>
    public void OnImport()
    {
        if (!_isInstalled)
            ThreadPool.UnsafeQueueUserWorkItem(PrepareComparison, CultureInfo.CurrentCulture);
        Assembly[] loaded = AppDomain.CurrentDomain.GetAssemblies();
        if (Refusal.Find(Environment.Version, loaded) is { } refusal)
            throw new NotSupportedException(refusal);

        // Once a process: a runspace that binds while another imports must find the assemblies, too.
        lock (Gate)
        {
            if (!_isInstalled)
            {
                if (Refusal.IsFramework)
                    DesktopAssemblies.Install();
                else
                    CoreAssemblies.Install();
                _isInstalled = true;
            }
        }

        VaultExtension.Import(loaded);
    }

    // When PowerShell exports the cmdlets, it compares their names by the rules of the culture. The first such
    // comparison in a process takes some 10 ms. It happens here, on another thread, while the cmdlets are loaded. The
    // thread is one of the pool's: Thread.Start waits until the thread runs.
    private static void PrepareComparison(object culture) =>
        ((CultureInfo)culture).CompareInfo.Compare("a", "b", CompareOptions.IgnoreCase);
}
