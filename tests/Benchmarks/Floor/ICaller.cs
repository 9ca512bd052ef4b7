using System;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Benchmarks.Floor;

/// <summary>Something in C# that gets a managed endpoint's token.</summary>
internal interface ICaller : IDisposable
{
    /// <summary>Makes one call.</summary>
    /// <returns>Whether a token came back.</returns>
    Task<bool> CallAsync(string endpoint, CancellationToken cancellationToken);
}
