using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// A cmdlet that gets one credential for each item of the pipeline: side by side, and out again in input order. What a
/// deriving cmdlet adds is its parameters, its call and its shapes.
/// </summary>
/// <typeparam name="TCredential">The kind of credential.</typeparam>
public abstract class SessionCredentialCommand<TCredential> : EmrCommand, ISelectable
    where TCredential : SessionCredential
{
    private const string ObjectSet = "Object";
    private const string PlainTextSet = "PlainText";
    private const string CredentialSet = "Credential";
    private const string SecureStringSet = "SecureString";

    private CallPump<SessionCredential>? _calls;
    private Selection? _selection;

    /// <summary>Emits the plain response, in the shape that scripts for AWS.Tools read. The secrets in it are readable.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PlainTextSet)]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Emits a PSCredential, for Set-Secret, Invoke-RestMethod and whatever takes one.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CredentialSet)]
    public SwitchParameter AsCredential { get; set; }

    /// <summary>Emits the bare secret as a SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SecureStringSet)]
    public SwitchParameter AsSecureString { get; set; }

    /// <summary>
    /// What to emit, as in AWS.Tools: <c>*</c> the whole response, <c>^Name</c> the value of a parameter, or a path such
    /// as <c>Credentials.Token</c>. Secrets are SecureStrings unless -AsPlainText is given too.
    /// </summary>
    [Parameter(ParameterSetName = ObjectSet)]
    [Parameter(ParameterSetName = PlainTextSet)]
    [ArgumentCompleter(typeof(SelectCompleter))]
    public string Select { get; set; } = "*";

    /// <summary>
    /// Takes a credential got earlier in this process, for the same identity and request, if it is valid that much longer.
    /// Without it nothing is reused.
    /// </summary>
    [Parameter]
    [TimeSpanTransformation]
    [ArgumentCompleter(typeof(ValidityCompleter))]
    public TimeSpan? MinimumValidity { get; set; }

    IReadOnlyList<string> ISelectable.Paths => Shape.Paths;

    private protected abstract ResponseShape<TCredential> Shape { get; }

    private protected abstract SessionCredentialRequest CreateRequest();

    private protected abstract SecureString SecretOf(TCredential credential);

    private protected abstract PSCredential ToPSCredential(TCredential credential);

    /// <inheritdoc />
    protected sealed override void BeginProcessing()
    {
        base.BeginProcessing();
        _selection = Selection.Parse(Select, MyInvocation.MyCommand.Parameters.Values, Shape.Paths);
        if (_selection is null)
        {
            ThrowTerminatingError(ErrorRecords.InvalidArgument(
                "InvalidSelect",
                $"-Select '{Select}' names nothing of this response.",
                Select,
                $"Give *, ^ with the name of a parameter, or one of {string.Join(", ", Shape.Paths)}."));
        }

        if (MinimumValidity < TimeSpan.Zero)
        {
            ThrowTerminatingError(ErrorRecords.InvalidArgument(
                "InvalidParameter", "-MinimumValidity is negative.", nameof(MinimumValidity), "Give a time span from 0:00 on."));
        }

        _calls = new CallPump<SessionCredential>(this, ThrottleLimit, Write, Stop);
    }

    /// <inheritdoc />
    protected sealed override void ProcessRecord()
    {
        SessionCredentialRequest request = CreateRequest();
        object? parameter = _selection!.Parameter is null ? null : _selection.ParameterOf(this);
        IEmrSession session = OpenSession();
        foreach (string warning in ArnRegion.Warnings(request, session.Region))
            WriteWarning(warning);
        _calls!.Start(request.Target, call => GetAsync(session, request, call), parameter);
    }

    /// <inheritdoc />
    protected sealed override void EndProcessing() => _calls!.Finish();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _calls?.Dispose();
        base.Dispose(disposing);
    }

    private async Task<CallResult<SessionCredential>> GetAsync(IEmrSession session, SessionCredentialRequest request, CallContext call)
    {
        using (session)
            return await session.GetAsync(request, MinimumValidity, call).ConfigureAwait(false);
    }

    private void Write(CallResult<SessionCredential> result, object? parameter)
    {
        RecentRoles.Add(result.Value.ExecutionRoleArn);
        WriteObject(ToOutput((TCredential)result.Value, parameter));
    }

    private object? ToOutput(TCredential credential, object? parameter)
    {
        if (AsCredential)
            return ToPSCredential(credential);
        if (AsSecureString)
            return SecretOf(credential);
        if (_selection!.Parameter is not null)
            return parameter;
        if (_selection.IsAll && !AsPlainText)
            return credential;

        PSObject response = Shape.Build(credential, AsPlainText ? Secrets.Reveal : secret => secret);
        return _selection.IsAll ? response : _selection.Follow(response);
    }
}
