using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace EmrSessionCredentials.Programs;

/// <summary>The user's browser.</summary>
internal static class Browser
{
    /// <summary>Opens a URL with the program that the system opens URLs with (xdg-open on Linux).</summary>
    /// <exception cref="SessionCredentialException">There is no such program.</exception>
    internal static void Open(string url)
    {
        try
        {
#pragma warning disable RS0030 // the system's own program for URLs; PresignedUrl has checked that this is an http or https URL
            using Process? started = Process.Start(new ProcessStartInfo(url) { UseShellExecute = true });
#pragma warning restore RS0030
        }
        catch (Exception e) when (e is Win32Exception or FileNotFoundException or InvalidOperationException or PlatformNotSupportedException)
        {
            // No cause is passed on: its message can quote the URL.
            throw new SessionCredentialException(
                FailureKind.NotFound,
                "BrowserNotFound",
                "The URL could not be opened: this system has no program that opens URLs.",
                "Leave -Open out, and use the URL on a machine with a browser.");
        }
    }
}
