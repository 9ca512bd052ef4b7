using System;
using System.Diagnostics;
#if NET
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
#endif

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Prepares, on a thread of its own, what the first call of a process would wait for. Meanwhile the parameters are
/// checked, the session is opened and the request is signed.
/// </summary>
internal static class FirstCall
{
#if NET
    private static int _hasBegun;
#endif

    /// <summary>
    /// Does nothing after the first time. On Linux the system's certificate authorities are read, as .NET does when it
    /// checks the first server (40 to 150 ms). On other systems, and for an endpoint without TLS, the code that hashes,
    /// the clients' and HttpClient's is loaded (50 ms). Where only a profile names an endpoint without TLS, the
    /// authorities are read nevertheless: to read the profile first would take the time that this saves.
    /// </summary>
    /// <param name="endpoint">The endpoint that the caller names, or null.</param>
    [Conditional("NET")]
    internal static void Prepare(Uri? endpoint)
    {
#if NET
        if (Interlocked.Exchange(ref _hasBegun, 1) != 0)
            return;
        string? url = endpoint?.OriginalString ?? Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL");
        bool usesTls = url?.StartsWith(Uri.UriSchemeHttp + ':', StringComparison.OrdinalIgnoreCase) != true;
        Action prepare = OperatingSystem.IsLinux() && usesTls ? ReadSystemAuthorities : LoadCode;
        // Not on a thread of the pool, which may have none to spare yet. What fails stays in the task: the command needs the
        // same, and reports what is wrong with it.
        _ = Task.Factory.StartNew(prepare, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
#endif
    }

#if NET
    private static void ReadSystemAuthorities()
    {
        using X509Store roots = new(StoreName.Root, StoreLocation.LocalMachine, OpenFlags.ReadOnly);
        _ = roots.Certificates;
    }

    private static void LoadCode()
    {
        // First, because the keys and the request are hashed before it is sent. On Linux this loads OpenSSL.
        _ = HMACSHA256.HashData([], []);
        Engine.Instance.LoadClient();
    }
#endif
}
