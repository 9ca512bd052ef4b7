using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Sessions;

/// <summary>Starts a session, and waits until it can be connected to.</summary>
internal sealed class SessionStarter(EmrSession session, StartSessionRequest request, TimeProvider clock)
{
    private readonly SessionLifecycle _operations = SessionLifecycle.ByKind[request.Kind];
    private readonly SessionKind _kind = SessionKinds.Of(request.Kind);

    /// <inheritdoc cref="IEmrSession.StartAsync" />
    internal async Task<CallResult<EmrSessionTarget>> StartAsync(WaitOptions? wait, CallContext call)
    {
        CallResult<EmrSessionTarget> started =
            await _operations.Start.SendAsync(session, request, call).ConfigureAwait(false);
        return wait is null ? started : await WaitAsync(started, wait, call).ConfigureAwait(false);
    }

    private async Task<CallResult<EmrSessionTarget>> WaitAsync(
        CallResult<EmrSessionTarget> started, WaitOptions wait, CallContext call)
    {
        SparkConnectSessionRequest described = request.ForSession(started.Value.Identifier);
        try
        {
            (EmrSessionTarget ready, _) = await Polling.UntilAsync(
                started.Value,
                stop => DescribeAsync(described, wait, call with { Stop = stop }),
                IsReady,
                wait.Timeout,
                wait.Interval,
                (last, attempts) => NotReady(last, attempts, wait.Timeout),
                clock,
                call.Stop).ConfigureAwait(false);
            return started with { Value = ready };
        }
        catch (SessionCredentialException e)
        {
            // The session exists: the handler of the error has to know which one it is.
            e.Target = started.Value.Identifier;
            throw;
        }
    }

    private async Task<EmrSessionTarget> DescribeAsync(
        SparkConnectSessionRequest described, WaitOptions wait, CallContext call)
    {
        EmrSessionTarget target =
            (await _operations.Describe.SendAsync(session, described, call).ConfigureAwait(false)).Value;
        wait.Report($"{target.Identifier} is {StateOf(target)}");
        return IsOver(target) ? throw await EndedAsync(target, call.Stop).ConfigureAwait(false) : target;
    }

    private bool IsReady(EmrSessionTarget target) => _kind.UsableStates.Contains(target.State, StringComparer.Ordinal);

    /// <summary>
    /// The table has the states in their order: what comes after the usable ones does not become usable again.
    /// </summary>
    private bool IsOver(EmrSessionTarget target) =>
        _kind.States.Reverse().TakeWhile(state => !_kind.UsableStates.Contains(state, StringComparer.Ordinal))
            .Contains(target.State, StringComparer.Ordinal);

    private async Task<SessionCredentialException> EndedAsync(EmrSessionTarget target, CancellationToken stop)
    {
        string reason = target.StateReason is { Length: > 0 } said
            ? $" The service's reason: {await session.CleanAsync(said, stop).ConfigureAwait(false)}"
            : "";
        return new SessionCredentialException(
            FailureKind.ServiceUnavailable,
            "SessionEnded",
            $"{target.Identifier}: the session is {StateOf(target)} and cannot be connected to.{reason}",
            "The session's logs can say more. Correct what the reason names, and start another session.");
    }

    private static SessionCredentialException NotReady(EmrSessionTarget target, int attempts, TimeSpan timeout) => new(
        FailureKind.Timeout,
        "SessionNotReady",
        string.Format(
            CultureInfo.InvariantCulture,
            "{0}: the session could not be connected to within {1:0.###} s (attempts: {2}; the last state: {3}).",
            target.Identifier,
            timeout.TotalSeconds,
            attempts,
            StateOf(target)),
        "Wait longer, or stop the session: it keeps running, and incurs charges until it is stopped.");

    private static string StateOf(EmrSessionTarget target) => LineText.Of(target.State);
}
