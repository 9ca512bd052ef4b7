using System;
using System.Management.Automation;
using System.Threading.Tasks;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Pipeline;

/// <summary>A cmdlet that starts a session, and can wait until the session can be connected to.</summary>
public abstract class StartSessionCommand : SessionActionCommand
{
    /// <summary>
    /// Prepares to start one session at a time. If the pipeline ends early, the ids of sessions that are being started
    /// are lost, and each of them incurs charges.
    /// </summary>
    protected StartSessionCommand() => ThrottleLimit = 1;

    /// <summary>Waits until the session can be connected to.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long -Wait goes on asking, in seconds, 1 to 86400; default 900.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int WaitTimeoutSec { get; set; } = 900;

    /// <summary>How long -Wait waits between two questions, in seconds, 0.01 to 600; default 5.</summary>
    [Parameter]
    [ValidateRange(0.01, 600)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public double PollIntervalSec { get; set; } = 5;

    private protected sealed override string Action => "Start session";

    private protected sealed override Task<CallResult<EmrSessionTarget>> CallAsync(
        IEmrSession session, EmrRequest request, CallContext call) =>
        session.StartAsync((StartSessionRequest)request, WaitOptions(), call);

    private WaitOptions? WaitOptions() => Wait
        ? new WaitOptions(TimeSpan.FromSeconds(WaitTimeoutSec), TimeSpan.FromSeconds(PollIntervalSec), Report)
        : null;
}
