using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;

namespace EmrSessionCredentials.Connections;

/// <summary>Asks the service where a credential's target is, as whoever got the credential.</summary>
internal static class HostLookup
{
    /// <returns>A URL or a host name; null when the service names none.</returns>
    internal static Task<string?> FindAsync(
        EmrSession session, SessionCredential credential, ConnectionKind kind, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);
}
