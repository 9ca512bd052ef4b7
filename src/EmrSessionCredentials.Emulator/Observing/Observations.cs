using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Emulator.Observing;

/// <summary>
/// What the emulator saw: calls to the services, the gateway and Livy, not its own control routes. Thread-safe; the
/// newest 10,000 requests are kept, the totals count all.
/// </summary>
public sealed class Observations
{
    private const int Kept = 10_000;
    private readonly Lock _lock = new();
    private readonly ChangeSignal _changed = new();
    private readonly List<ObservedRequest> _requests = [];
    private readonly HashSet<string> _connections = new(StringComparer.Ordinal);
    private int _total;
    private int _connectionCount;
    private int _inFlight;
    private int _maxInFlight;

    internal Observations()
    {
    }

    /// <summary>Gets the requests in order of arrival.</summary>
    public IReadOnlyList<ObservedRequest> Requests => Locked(() => _requests.TakeLast(Kept).ToList());

    /// <summary>Gets how many requests arrived.</summary>
    public int Total => Locked(() => _total);

    /// <summary>
    /// Gets how many requests have arrived and have no answer ready yet. With the fault <c>endless</c>, a request counts
    /// until its caller leaves.
    /// </summary>
    public int InFlight => Locked(() => _inFlight);

    /// <summary>Gets how many requests were in flight at one time, at most.</summary>
    public int MaxInFlight => Locked(() => _maxInFlight);

    /// <summary>
    /// Gets how many connections the requests came on. One without a request among the newest 10,000 can count anew when
    /// it has another.
    /// </summary>
    public int Connections => Locked(() => _connectionCount);

    /// <summary>Gets the number of requests by operation (<c>gateway</c> and <c>livy</c> too).</summary>
    public IReadOnlyDictionary<string, int> ByOperation => Count(r => r.Operation is null ? [] : [r.Operation]);

    /// <summary>Gets the number of requests by identifier, as sent.</summary>
    public IReadOnlyDictionary<string, int> ByIdentifier => Count(r => r.Identifiers);

    /// <summary>Gets the number of requests by client token.</summary>
    public IReadOnlyDictionary<string, int> ByClientToken => Count(r => r.ClientToken is null ? [] : [r.ClientToken]);

    /// <summary>Gets the number of requests (attempts) by invocation id.</summary>
    public IReadOnlyDictionary<string, int> ByInvocation => Count(r => r.InvocationId is null ? [] : [r.InvocationId]);

    /// <summary>Gets the attempt numbers in order of arrival, of the requests that told one.</summary>
    public IReadOnlyList<int> Attempts => [.. Requests.Where(r => r.Attempt is not null).Select(r => r.Attempt!.Value)];

    /// <summary>How many requests an operation or an identifier had.</summary>
    /// <param name="operationOrIdentifier">The operation's name, or an identifier as sent.</param>
    /// <returns>The number; 0 without requests.</returns>
    public int Of(string operationOrIdentifier) => Requests.Count(r =>
        string.Equals(r.Operation, operationOrIdentifier, StringComparison.Ordinal)
        || r.Identifiers.Contains(operationOrIdentifier, StringComparer.Ordinal));

    /// <summary>Waits, without polling, until what was seen meets a condition.</summary>
    /// <param name="condition">Looked at now and after each arrival and answer.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the condition is met.</returns>
    public Task WaitUntilAsync(Func<Observations, bool> condition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return _changed.WaitUntilAsync(() => condition(this), cancellationToken);
    }

    /// <summary>Forgets all requests and totals; requests in flight stay counted as such.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _requests.Clear();
            _connections.Clear();
            _total = 0;
            _connectionCount = 0;
            _maxInFlight = _inFlight;
        }
    }

    internal ObservedRequest Arrived(Func<int, ObservedRequest> describe)
    {
        ObservedRequest request;
        lock (_lock)
        {
            request = describe(++_total);
            _maxInFlight = Math.Max(_maxInFlight, ++_inFlight);
            if (_connections.Add(request.Connection)) _connectionCount++;
            _requests.Add(request);
            if (_requests.Count >= 2 * Kept)
            {
                _requests.RemoveRange(0, Kept);
                _connections.IntersectWith(_requests.Select(r => r.Connection));
            }
        }

        _changed.Raise();
        return request;
    }

    internal void Left()
    {
        Locked(() => --_inFlight);
        _changed.Raise();
    }

    private Dictionary<string, int> Count(Func<ObservedRequest, IEnumerable<string>> keys) =>
        Requests.SelectMany(keys).CountBy(key => key).ToDictionary(StringComparer.Ordinal);

    private T Locked<T>(Func<T> read)
    {
        lock (_lock) return read();
    }
}
