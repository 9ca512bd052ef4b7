using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Reuse;

/// <summary>
/// Credentials of this process, to be handed out again while they are valid long enough; and one call for
/// however many ask for the same one at the same time. In memory only; secrets are SecureStrings, as ever.
/// </summary>
/// <param name="clock">What validity is measured against.</param>
/// <param name="capacity">How many credentials are kept at most; what expires first makes room.</param>
internal sealed class CredentialCache(TimeProvider clock, int capacity = CredentialCache.DefaultCapacity)
{
    /// <summary>Enough for every endpoint of a large account, and a few megabytes at most.</summary>
    public const int DefaultCapacity = 4096;

    private readonly object _gate = new();
    private readonly Dictionary<ReuseKey, Kept> _kept = [];
    private readonly Dictionary<ReuseKey, Task<CallResult<SessionCredential>>> _underWay = [];

    /// <summary>The one of this process, which all runspaces share.</summary>
    public static CredentialCache Shared { get; } = new(TimeProvider.System);

    /// <summary>How many credentials are kept, expired ones that nobody has come across yet included.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _kept.Count;
        }
    }

    /// <summary>
    /// Hands out a credential that is there and valid long enough; else gets one, once for all who ask now.
    /// </summary>
    /// <param name="minimumValidity">How much longer one that is there must be valid.</param>
    /// <returns>
    /// The credential, and what getting it took: no attempt where it was there or another asker got it.
    /// </returns>
    /// <exception cref="SessionCredentialException">
    /// The call failed; all who waited for it are told the same. After a timeout, which is the caller's own, each makes
    /// its own call.
    /// </exception>
    public async Task<CallResult<SessionCredential>> GetAsync(
        ReuseKey key,
        TimeSpan minimumValidity,
        Func<CancellationToken, Task<CallResult<SessionCredential>>> call,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            Task<CallResult<SessionCredential>>? other;
            TaskCompletionSource<CallResult<SessionCredential>> own = new(
                TaskCreationOptions.RunContinuationsAsynchronously);
            lock (_gate)
            {
                if (Find(key, minimumValidity) is { } kept)
                    return Reused(kept.Result);
                if (!_underWay.TryGetValue(key, out other))
                    _underWay.Add(key, own.Task);
            }

            if (other is null)
                return await CallAsync(key, call, own, cancellationToken).ConfigureAwait(false);

            try
            {
                return Reused(
                    await Waiting.UntilAsync(other, Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false));
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // Its caller was cancelled, and so was the call. The next round makes it again, once for all.
            }
            catch (SessionCredentialException e) when (e.Kind is FailureKind.Timeout or FailureKind.ConnectionFailed)
            {
                // The time limit was the other caller's. Nobody who has waited for it waits for another's a second
                // time.
                CallResult<SessionCredential> issued = await call(cancellationToken).ConfigureAwait(false);
                lock (_gate)
                    Keep(key, issued);
                return issued;
            }
        }
    }

    /// <summary>Forgets every credential. Calls under way go on, and are kept.</summary>
    public void Clear()
    {
        lock (_gate)
            _kept.Clear();
    }

    private static CallResult<SessionCredential> Reused(CallResult<SessionCredential> original) =>
        original with { Report = original.Report! with { Attempts = 0, Elapsed = TimeSpan.Zero, IsReused = true }, Warnings = [] };

    private async Task<CallResult<SessionCredential>> CallAsync(
        ReuseKey key,
        Func<CancellationToken, Task<CallResult<SessionCredential>>> call,
        TaskCompletionSource<CallResult<SessionCredential>> waiting,
        CancellationToken cancellationToken)
    {
        try
        {
            CallResult<SessionCredential> issued = await call(cancellationToken).ConfigureAwait(false);
            Complete(key, issued);
            waiting.SetResult(issued);
            return issued;
        }
        catch (OperationCanceledException)
        {
            Complete(key, issued: null);
            waiting.TrySetCanceled(CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            Complete(key, issued: null);
            waiting.SetException(e);
            // Perhaps nobody waits; then nobody would read it, and the finalizer would call it unobserved.
            _ = waiting.Task.Exception;
            throw;
        }
    }

    /// <summary>
    /// Before the others are told: who then asks again must find neither the old call nor a missing result.
    /// </summary>
    private void Complete(ReuseKey key, CallResult<SessionCredential>? issued)
    {
        lock (_gate)
        {
            _underWay.Remove(key);
            if (issued is not null)
                Keep(key, issued);
        }
    }

    private void Keep(ReuseKey key, CallResult<SessionCredential> issued)
    {
        if (issued.Value.ExpiresAt is not { } expiry)
            return;
        _kept[key] = new Kept(issued, new DateTimeOffset(expiry));
        if (_kept.Count > capacity)
            MakeRoom();
    }

    private Kept? Find(ReuseKey key, TimeSpan minimumValidity)
    {
        if (!_kept.TryGetValue(key, out Kept? kept))
            return null;
        SessionCredential credential = kept.Result.Value;
        TimeSpan left = credential.ExpiresIn!.Value;
        // Scripts get the same object, and can dispose of its secrets.
        bool isUsable = left > TimeSpan.Zero && !credential.HasDisposedSecret;
        if (!isUsable)
            _kept.Remove(key);
        return isUsable && left >= minimumValidity ? kept : null;
    }

    private void MakeRoom()
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<ReuseKey> leaving = [.. _kept.Where(pair => pair.Value.ExpiresAt <= now).Select(pair => pair.Key)];
        // A tenth at a time: sorting for each new credential would cost more than the calls it saves.
        if (leaving.Count == 0)
            leaving =
                [.. _kept.OrderBy(pair => pair.Value.ExpiresAt).Take(1 + (capacity / 10)).Select(pair => pair.Key)];
        foreach (ReuseKey key in leaving)
            _kept.Remove(key);
    }

    private sealed record Kept(CallResult<SessionCredential> Result, DateTimeOffset ExpiresAt);
}
