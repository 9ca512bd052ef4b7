using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using EmrSessionCredentials.Emulator.Issuing;

namespace EmrSessionCredentials.Emulator.Account;

/// <summary>
/// Sessions as they are now: those that were started here, and what has become of those that the account began with. A
/// session moves on to its next state whenever it is described, so that nobody has to wait for a clock. Thread-safe.
/// </summary>
/// <param name="polls">How often a new session is described as STARTING before it is IDLE, and a URL is not ready, as
/// the account has it now.</param>
/// <param name="time">Tells when a state changes.</param>
internal sealed class LiveSessions(Func<int> polls, TimeProvider time)
{
    /// <summary>How many sessions are kept, the latest ones: a long benchmark must not eat the memory.</summary>
    internal const int Capacity = 10_000;

    private static readonly string[] Usable = ["STARTED", "IDLE", "BUSY"];

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Owner, string Id), Life> _lives = [];
    private readonly NewestMap<string, StrongBox<int>> _asked = new();
    private readonly Queue<(string Owner, string Id)> _byAge = [];
    private readonly Dictionary<string, List<EmulatedSession>> _started = new(StringComparer.Ordinal);

    /// <summary>Adds a session, which is SUBMITTED.</summary>
    internal EmulatedSession Start(string owner, EmulatedSession session)
    {
        lock (_lock)
        {
            if (!_started.TryGetValue(owner, out List<EmulatedSession>? siblings)) _started[owner] = siblings = [];
            siblings.Insert(0, session);
            Keep(owner, session.Id, new Life("SUBMITTED", [.. Enumerable.Repeat("STARTING", polls()), "IDLE"], time));
            return Now(owner, session);
        }
    }

    /// <summary>The sessions of a cluster or an application, the newest first.</summary>
    internal IReadOnlyList<EmulatedSession> Of(string owner, IReadOnlyList<EmulatedSession>? initial)
    {
        lock (_lock) return [.. All(owner, initial).Select(session => Now(owner, session))];
    }

    /// <summary>Whether there is such a session.</summary>
    internal bool Has(string owner, IReadOnlyList<EmulatedSession>? initial, string id)
    {
        lock (_lock) return EmulatedAccount.Session(All(owner, initial), id) is not null;
    }

    /// <summary>Describes a session, which moves on to its next state; null when there is no such session.</summary>
    internal EmulatedSession? Describe(string owner, IReadOnlyList<EmulatedSession>? initial, string id)
    {
        lock (_lock)
        {
            if (EmulatedAccount.Session(All(owner, initial), id) is not { } session) return null;
            if (_lives.TryGetValue((owner, id), out Life? life)) life.MoveOn();
            return Now(owner, session);
        }
    }

    /// <summary>Ends a session, which is TERMINATING and then TERMINATED; null when there is no such session.</summary>
    internal EmulatedSession? Terminate(string owner, IReadOnlyList<EmulatedSession>? initial, string id)
    {
        lock (_lock)
        {
            if (EmulatedAccount.Session(All(owner, initial), id) is not { } session) return null;
            if (Now(owner, session).State is not ("TERMINATING" or "TERMINATED"))
                Keep(owner, id, new Life("TERMINATING", ["TERMINATED"], time));
            return Now(owner, session);
        }
    }

    /// <summary>The state of a session that is known and cannot be connected to; null for any other.</summary>
    internal string? UnusableState(string owner, IReadOnlyList<EmulatedSession>? initial, string id)
    {
        lock (_lock)
        {
            return EmulatedAccount.Session(All(owner, initial), id) is { } session
                && Now(owner, session).State is var state && !Usable.Contains(state, StringComparer.Ordinal)
                    ? state
                    : null;
        }
    }

    /// <summary>
    /// Whether something has been asked for so often that it is ready; then it has to be asked for anew.
    /// </summary>
    internal bool IsReady(string name)
    {
        lock (_lock)
        {
            StrongBox<int> asked = _asked.GetOrAdd(name, () => new StrongBox<int>());
            bool ready = asked.Value >= polls();
            asked.Value = ready ? 0 : asked.Value + 1;
            return ready;
        }
    }

    private List<EmulatedSession> All(string owner, IReadOnlyList<EmulatedSession>? initial) =>
        [.. _started.GetValueOrDefault(owner) ?? [], .. initial ?? []];

    private EmulatedSession Now(string owner, EmulatedSession session) =>
        _lives.TryGetValue((owner, session.Id), out Life? life)
            ? session with { State = life.State, UpdatedAt = life.ChangedAt }
            : session;

    private void Keep(string owner, string id, Life life)
    {
        if (!_lives.ContainsKey((owner, id))) _byAge.Enqueue((owner, id));
        _lives[(owner, id)] = life;
        if (_byAge.Count <= Capacity) return;
        (string Owner, string Id) oldest = _byAge.Dequeue();
        _lives.Remove(oldest);
        if (_started.TryGetValue(oldest.Owner, out List<EmulatedSession>? siblings)
            && siblings.RemoveAll(session => session.Id == oldest.Id) > 0
            && siblings.Count == 0)
        {
            _started.Remove(oldest.Owner);
        }
    }

    private sealed class Life(string state, IEnumerable<string> next, TimeProvider time)
    {
        private readonly Queue<string> _next = new(next);

        internal string State { get; private set; } = state;

        internal DateTimeOffset ChangedAt { get; private set; } = time.GetUtcNow();

        internal void MoveOn()
        {
            if (_next.TryDequeue(out string? state) && state != State) (State, ChangedAt) = (state, time.GetUtcNow());
        }
    }
}
