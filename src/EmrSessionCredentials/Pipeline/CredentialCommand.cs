using System.Threading.Tasks;
using EmrSessionCredentials.Errors;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// A cmdlet that makes one thing of each credential in the pipeline: side by side, and out again in input order. It
/// calls AWS with the identity that requested the credential, so it has no parameters for that.
/// </summary>
/// <typeparam name="TResult">What it makes.</typeparam>
public abstract class CredentialCommand<TResult> : EmrCmdlet
    where TResult : class
{
    private CallPump<TResult>? _calls;

    /// <summary>A credential, as a Get- cmdlet of this module gave it.</summary>
    public abstract SessionCredential? InputObject { get; set; }

    /// <inheritdoc />
    protected sealed override void BeginProcessing()
    {
        try
        {
            Check();
        }
        catch (SessionCredentialException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, target: null));
        }

        _calls = Own(new CallPump<TResult>(this, ThrottleLimit, (result, _) => Write(result), Stop));
    }

    /// <inheritdoc />
    protected sealed override void ProcessRecord()
    {
        SessionCredential credential = InputObject!;
        _calls!.Start(credential.Target, call => RunAsync(credential, call), hasOwnSettings: true);
    }

    /// <inheritdoc />
    protected sealed override void EndProcessing() => _calls!.Finish();

    /// <summary>Refuses parameters that no credential could be worked on with.</summary>
    private protected virtual void Check()
    {
        // Most have nothing to refuse.
    }

    /// <summary>Works on one credential, on any thread.</summary>
    private protected abstract Task<CallResult<TResult>> RunAsync(SessionCredential credential, CallContext call);

    /// <summary>Writes one result, on the pipeline's thread.</summary>
    private protected abstract void Write(CallResult<TResult> result);
}
