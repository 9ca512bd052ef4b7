using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.Runtime;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Http;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Input;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Reuse;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// Calls for one identity in one region through one endpoint. Safe to use from many threads at once; connections are
/// reused from call to call.
/// </summary>
internal sealed class EmrSession : IDisposable
{
    private static readonly TimeSpan ShortestUse = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(1);

    private readonly ClientSetup _setup;
    private readonly SessionSetup _origin;
    private readonly TimeProvider _clock;
    private readonly ClientSet _clients;
    private readonly CancellationTokenSource _end = new();
    private int _hasWarnedOfClock;
    private bool _isDisposed;

    private EmrSession(ClientSetup setup, SessionSetup origin, TimeProvider clock)
    {
        _setup = setup;
        _origin = origin;
        _clock = clock;
        _clients = new ClientSet(setup, clock);
    }

    /// <summary>The region that requests are signed for.</summary>
    internal ChosenRegion Region => _setup.Region;

    /// <summary>Where the signing credentials come from, never their values.</summary>
    internal string CredentialSource => _setup.Identity.Source;

    /// <summary>Finds out who signs and for which region, and that the signer can. Nothing is sent to EMR.</summary>
    /// <param name="clock">What expiry and time limits are measured by; null for the system's clock.</param>
    /// <exception cref="SessionCredentialException">
    /// There are no credentials or no region, a profile or login is unusable, an option is out of its range, or an
    /// endpoint is plain http and not local.
    /// </exception>
    internal static async Task<EmrSession> OpenAsync(
        IdentityOptions identity,
        ClientOptions options,
        TimeProvider? clock = null,
        CancellationToken cancellationToken = default)
    {
        clock ??= TimeProvider.System;
        ClientSetup setup =
            await ClientSetup.PrepareAsync(identity, options, clock, cancellationToken).ConfigureAwait(false);
        // A credential is renewed in the region that it was requested in, whatever the region comes from, and with keys
        // that its user may have disposed of.
        SessionSetup origin = new(
            identity with
            {
                Region = setup.Region.UsesFips ? $"fips-{setup.Region.SystemName}" : setup.Region.SystemName,
                SecretKey = identity.SecretKey?.Copy(),
                SessionToken = identity.SessionToken?.Copy(),
            },
            options);
        return new EmrSession(setup, origin, clock);
    }

    /// <inheritdoc cref="IEmrSession.GetAsync" />
    internal Task<CallResult<SessionCredential>> GetAsync(
        SessionCredentialRequest request, TimeSpan? minimumValidity, CallContext call)
    {
        request.ThrowIfInvalid();
        Operation<SessionCredential> operation = Operations.Of(request);
        return minimumValidity is { } validity
            ? ReuseAsync(operation, request, validity, call)
            : operation.SendAsync(this, request, call);
    }

    /// <inheritdoc cref="IEmrSession.StartAsync" />
    internal Task<CallResult<EmrSessionTarget>> StartAsync(
        StartSessionRequest request, WaitOptions? wait, CallContext call)
    {
        request.ThrowIfInvalid();
        return new SessionStarter(this, request, _clock).StartAsync(wait, call);
    }

    /// <inheritdoc cref="IEmrSession.StopAsync" />
    internal Task<CallResult<EmrSessionTarget>> StopAsync(SparkConnectSessionRequest session, CallContext call)
    {
        session.ThrowIfInvalid();
        return SessionLifecycle.ByKind[session.Kind].Stop.SendAsync(this, session, call);
    }

    /// <inheritdoc cref="IEmrSession.GetUrlAsync" />
    internal Task<CallResult<OnClusterAppUIPresignedUrl>> GetUrlAsync(
        OnClusterAppUIRequest request, WaitOptions? wait, CallContext call)
    {
        request.ThrowIfInvalid();
        return new PresignedUrlRequester(this, _clock).GetAsync(request, wait, call);
    }

    private async Task<CallResult<SessionCredential>> ReuseAsync(
        Operation<SessionCredential> operation, SessionCredentialRequest request, TimeSpan validity, CallContext call)
    {
        // One reading for the key and the call: what is kept belongs to whose keys requested it.
        ImmutableCredentials keys;
        ReuseKey key;
        try
        {
            keys = await _setup.Identity.GetKeysAsync(call.Stop).ConfigureAwait(false);
            string signer = await _setup.OwnerOf(keys).ConfigureAwait(false);
            key = ReuseKey.For(signer, Region.SystemName, _setup.EndpointOf(operation.ServiceId), request);
        }
        catch (SessionCredentialException e)
        {
            e.ConcernsEveryItem = true;
            throw;
        }

        return await CredentialCache.Shared.GetAsync(
            key, validity, stop => operation.SendAsync(this, request, call with { Stop = stop }, keys), call.Stop).ConfigureAwait(false);
    }

    /// <inheritdoc cref="CallAsync{T, TResult}" />
    internal Task<(T Answer, CallReport Report)> CallAsync<T>(
        CallSubject subject, Func<ClientSet, CancellationToken, Task<T>> send, CallContext call) =>
        CallAsync(subject, send, static (answer, _, report) => (answer, report), call);

    /// <summary>Makes one call: tells what it did, and turns whatever it throws into one kind of exception.</summary>
    /// <param name="send">Sends the request.</param>
    /// <param name="read">Reads the answer; its failure is the call's, too.</param>
    /// <param name="keys">What to sign with; null for the keys as they are when the call begins.</param>
    /// <exception cref="SessionCredentialException">
    /// The service refused, failed, or answered with something else.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The session was disposed of.</exception>
    internal async Task<TResult> CallAsync<T, TResult>(
        CallSubject subject,
        Func<ClientSet, CancellationToken, Task<T>> send,
        Func<T, CallTrace, CallReport, TResult> read,
        CallContext call,
        ImmutableCredentials? keys = null)
    {
        call.Stop.ThrowIfCancellationRequested();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(call.Stop, _end.Token);
        CallTrace trace = CallTrace.Begin(call.IsBlocking);
        long started = _clock.GetTimestamp();
        try
        {
            // Renewing them can take a while, and AWSSDK.Core cannot be stopped while it does.
            trace.Keys = keys ?? await _setup.Identity.GetKeysAsync(stop.Token).ConfigureAwait(false);
            trace.Owner = _setup.OwnerOf(trace.Keys);
            T answer = await send(_clients, stop.Token).ConfigureAwait(false);
            return read(answer, trace, Report());
        }
        catch (Exception e)
        {
            // A call that is cancelled may break with anything; its caller expects one exception.
            call.Stop.ThrowIfCancellationRequested();
            throw _end.IsCancellationRequested
                ? new ObjectDisposedException(nameof(EmrSession))
                : FailureTranslation.Translate(e, Report(), trace, ForeignTextFor(trace.Keys, trace));
        }
        finally
        {
            trace.EarlyConnection?.Dispose();
        }

        CallReport Report() => new(
            subject.Operation,
            subject.Target,
            Region.SystemName,
            trace.Endpoint,
            CredentialSource,
            trace.Attempts,
            trace.RequestId,
            _clock.GetElapsedTime(started))
        {
            ServiceId = subject.ServiceId,
            Subject = subject.Name,
            EndpointSource = _setup.EndpointSource(subject.ServiceId),
        };
    }

    /// <summary>Text of the service for a message, without secrets.</summary>
    internal async Task<string> CleanAsync(string text, CancellationToken stop) =>
        ForeignTextFor(await _setup.Identity.GetKeysAsync(stop).ConfigureAwait(false), trace: null).Clean(text);

    /// <summary>Ends the calls under way. They, and later ones, throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        // AWSSDK.Core would let them go on: the connections are the identity's, not the client's.
        if (_isDisposed)
            return;
        _isDisposed = true;
        _end.Cancel();
        _end.Dispose();
        _clients.Dispose();
    }

    /// <summary>Where a credential of a call comes from.</summary>
    internal CredentialOrigin OriginOf(CallTrace trace) =>
        new(Region.SystemName, trace.RequestId, _clock) { Setup = _origin, ServiceTime = trace.ServiceTime };

    /// <summary>Warns of a credential or a URL that can hardly be used, and of a clock that is wrong.</summary>
    internal void CheckTimes(IExpiringResult result, string target, List<string> warnings)
    {
        if (result.ClockOffset.Duration() > ClockTolerance && Interlocked.Exchange(ref _hasWarnedOfClock, 1) == 0)
        {
            TimeSpan offset = TimeSpan.FromSeconds(Math.Round(result.ClockOffset.Duration().TotalSeconds));
            warnings.Add($"The clock of this machine is {offset:c} "
                + $"{(result.ClockOffset > TimeSpan.Zero ? "behind" : "ahead of")} the service's. Expiry is calculated by the service's.");
        }

        bool isShort = result is ManagedEndpointSessionCredential { RequestedDuration: { } asked } && asked <= ShortestUse;
        if (result.IsExpired || (result.ExpiresIn < ShortestUse && !isShort))
        {
            warnings.Add($"{target}: the {result.Noun} {(result.IsExpired ? "has expired" : "expires within a minute")}, at "
                + $"{result.ExpiresAt:u}. Check the clock of this machine.");
        }
    }

    private ForeignText ForeignTextFor(ImmutableCredentials? keys, CallTrace? trace) =>
        new([keys?.SecretKey, keys?.Token, _origin.Options.ProxyCredential?.Password, .. ConnectionFailure.ProxySecrets(trace?.Proxy, trace?.Endpoint)]);
}
