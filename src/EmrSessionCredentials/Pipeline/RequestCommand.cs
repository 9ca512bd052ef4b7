using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// A cmdlet that sends one request for each item of the pipeline: side by side, and results in input order. What a
/// deriving cmdlet adds is its parameters, its call and its output.
/// </summary>
/// <typeparam name="TResult">What a request gives.</typeparam>
public abstract class RequestCommand<TResult> : EmrCommand, ISelectable
    where TResult : class
{
    private CallPump<TResult>? _calls;
    private Selection? _selection;

    /// <summary>What to emit, as in AWS.Tools.</summary>
    public abstract string Select { get; set; }

    IReadOnlyList<string> ISelectable.Paths => Paths;

    /// <summary>Every path into the response that <c>-Select</c> may name.</summary>
    private protected abstract IReadOnlyList<string> Paths { get; }

    /// <summary>Whether the whole response is to be emitted.</summary>
    private protected bool IsAllSelected => _selection!.IsAll;

    /// <inheritdoc />
    protected sealed override void BeginProcessing()
    {
        FirstCall.Prepare(EndpointUrl);
        base.BeginProcessing();
        // PowerShell's common parameters are not properties of the cmdlet.
        _selection = Selection.Parse(
            Select ?? "",
            () => MyInvocation.MyCommand.Parameters.Values.Where(p => GetType().GetProperty(p.Name) is not null),
            Paths);
        if (_selection is null)
        {
            ThrowTerminatingError(ErrorRecords.InvalidArgument(
                "InvalidSelect",
                $"-Select '{Select}' does not name a property of the response or a parameter of this cmdlet.",
                Select,
                $"Give *, ^ with the name of a parameter, or one of {string.Join(", ", Paths)}."));
        }

        Check();
        _calls = Own(new CallPump<TResult>(this, ThrottleLimit, Write, Stop));
    }

    /// <inheritdoc />
    protected sealed override void ProcessRecord()
    {
        EmrRequest request = CreateRequest();
        if (!IsConfirmed(request))
            return;
        object? parameter = _selection!.Parameter is null ? null : _selection.ParameterOf(this);
        IEmrSession session;
        try
        {
            session = OpenSession();
        }
        catch (SessionCredentialException e) when (HasOwnSettings)
        {
            // In its turn: the items before it come first.
            _calls!.Start(request.Target, _ => Task.FromException<CallResult<TResult>>(e), hasOwnSettings: true);
            return;
        }
        catch (SessionCredentialException e)
        {
            _calls!.Finish();
            WriteSettingError(e);
            return;
        }

        foreach (string warning in ArnRegion.Warnings(request, session.Region))
            WriteWarning(warning);
        _calls!.Start(request.Target, call => CallAsync(session, request, call), parameter, session, HasOwnSettings);
    }

    /// <inheritdoc />
    protected sealed override void EndProcessing() => _calls!.Finish();

    /// <summary>Refuses parameters that no item could be worked on with.</summary>
    private protected virtual void Check()
    {
        // Most have nothing to refuse.
    }

    /// <summary>The request for the item in the pipeline.</summary>
    private protected abstract EmrRequest CreateRequest();

    /// <summary>Whether the user wants the request to be sent.</summary>
    private protected virtual bool IsConfirmed(EmrRequest request) => true;

    /// <summary>Sends a request, on any thread.</summary>
    private protected abstract Task<CallResult<TResult>> CallAsync(
        IEmrSession session, EmrRequest request, CallContext call);

    /// <summary>Does what there is to do with a result before it is emitted, on the pipeline's thread.</summary>
    private protected virtual void Use(TResult result)
    {
        // Most have only to emit it.
    }

    /// <summary>What to emit of a result, where that is not the value of a parameter.</summary>
    private protected abstract object? ToOutput(TResult result);

    /// <summary>The part of a response that <c>-Select</c> names.</summary>
    private protected object? Follow(PSObject response) => _selection!.Follow(response);

    /// <summary>Shows how far a call has come that takes several answers; on any thread.</summary>
    private protected void Report(string progress) => _calls!.Report(progress);

    private void Write(CallResult<TResult> result, object? parameter)
    {
        Use(result.Value);
        WriteObject(_selection!.Parameter is null ? ToOutput(result.Value) : parameter);
    }
}
