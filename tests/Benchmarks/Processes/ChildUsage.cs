using System;
using System.Runtime.InteropServices;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>
/// The processor time of all children that have ended: .NET cannot tell that of a process that is gone. One process
/// runs at a time here, so the difference of two readings is that one's.
/// </summary>
internal static partial class ChildUsage
{
    private const int Children = -1;

    // On 64-bit Linux struct rusage is two timevals of two longs each, then fourteen longs.
    private const int Longs = 18;

    /// <summary>Seconds of user and system time; null on a system where the structure looks otherwise.</summary>
    internal static double? CpuSeconds()
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
            return null;
        long[] usage = new long[Longs];
        return GetUsage(Children, usage) == 0 ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6) : null;
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
