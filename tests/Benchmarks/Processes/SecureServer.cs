using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Processes;

/// <summary>
/// An emulator over https, near and far. Its certificate authority comes after those of the system, so that a caller has as many
/// to read as it has for AWS.
/// </summary>
internal sealed class SecureServer : IAsyncDisposable
{
    private const string SystemAuthorities = "/etc/ssl/certs/ca-certificates.crt";

    private readonly EmulatorProcess _emulator;
    private readonly DelayedFront _front;
    private readonly string _authorities;

    private SecureServer(EmulatorProcess emulator, string authorities)
    {
        _emulator = emulator;
        _authorities = authorities;
        _front = DelayedFront.Before(emulator.Url);
    }

    /// <summary>The environment of a caller nearby.</summary>
    internal IReadOnlyDictionary<string, string?> Near => To(_emulator.Url);

    /// <summary>The environment of a caller for whom everything takes <see cref="DelayedFront.Delay"/> each way.</summary>
    internal IReadOnlyDictionary<string, string?> Far => To(_front.Url);

    internal static async Task<SecureServer> StartAsync(Launcher launcher, CancellationToken cancellationToken)
    {
        string authorities = Path.GetTempFileName();
        EmulatorProcess emulator = await EmulatorProcess.StartAsync(
            launcher, cancellationToken, "--https", "--certificate-file", authorities).ConfigureAwait(false);
        if (File.Exists(SystemAuthorities))
        {
            string own = await File.ReadAllTextAsync(authorities, cancellationToken).ConfigureAwait(false);
            string system = await File.ReadAllTextAsync(SystemAuthorities, cancellationToken).ConfigureAwait(false);
            await File.WriteAllTextAsync(authorities, system + own, cancellationToken).ConfigureAwait(false);
        }

        return new SecureServer(emulator, authorities);
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync().ConfigureAwait(false);
        await _emulator.DisposeAsync().ConfigureAwait(false);
        File.Delete(_authorities);
    }

    private Dictionary<string, string?> To(Uri url) => new(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL"] = url.GetLeftPart(UriPartial.Authority),
        ["SSL_CERT_FILE"] = _authorities,
    };
}
