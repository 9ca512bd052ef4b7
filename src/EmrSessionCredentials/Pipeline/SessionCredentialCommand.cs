using System;
using System.Management.Automation;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// A cmdlet that gets one credential for each item of the pipeline: side by side, and out again in input order. What a
/// deriving cmdlet adds is its parameters, its call and its shapes.
/// </summary>
/// <typeparam name="TRequest">The kind of request.</typeparam>
/// <typeparam name="TCredential">The kind of credential.</typeparam>
public abstract class SessionCredentialCommand<TRequest, TCredential> : EmrCommand
    where TRequest : SessionCredentialRequest
    where TCredential : SessionCredential
{
    private const string ObjectSet = "Object";
    private const string PlainTextSet = "PlainText";
    private const string CredentialSet = "Credential";
    private const string SecureStringSet = "SecureString";

    private CallPump<Outcome>? _calls;
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
    public string Select { get; set; } = "*";

    /// <summary>How many calls run at once, 1 to 256; default 8.</summary>
    [Parameter]
    [ValidateRange(1, 256)]
    public int ThrottleLimit { get; set; } = 8;

    /// <summary>
    /// Takes a credential got earlier in this process, for the same identity and request, if it is valid that much longer.
    /// Without it nothing is reused.
    /// </summary>
    [Parameter]
    [TimeSpanTransformation]
    public TimeSpan? MinimumValidity { get; set; }

    private protected abstract ResponseShape<TCredential> Shape { get; }

    private protected abstract TRequest CreateRequest();

    private protected abstract Task<Issued<TCredential>> GetAsync(
        EmrSession session, TRequest request, TimeSpan? minimumValidity, CancellationToken cancellationToken);

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
                "InvalidParameter", "MinimumValidity is negative.", nameof(MinimumValidity), "Give a time span from 0:00 on."));
        }

        _calls = new CallPump<Outcome>(this, ThrottleLimit, Write, Stop);
    }

    /// <inheritdoc />
    protected sealed override void ProcessRecord()
    {
        TRequest request = CreateRequest();
        object? parameter = _selection!.Parameter is null ? null : _selection.ParameterOf(this);
        try
        {
            request.ThrowIfInvalid();
        }
        catch (InvalidRequestParameterException e)
        {
            _calls!.Add(new Outcome(request, parameter, Issued: null, e));
            return;
        }

        EmrSession session = OpenSession();
        WarnOfOtherRegion(request, session.Region);
        _calls!.Start(stop => RunAsync(session, request, parameter, stop));
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

    private void WarnOfOtherRegion(TRequest request, ChosenRegion chosen)
    {
        foreach (string identifier in request.Identifiers)
        {
            if (ArnRegion.FindOther(identifier, chosen) is { } other)
                WriteWarning($"{identifier} is of region {other}, and {chosen.SystemName} (from {chosen.Source}) is called.");
        }
    }

    private async Task<Outcome> RunAsync(EmrSession session, TRequest request, object? parameter, CancellationToken stop)
    {
        try
        {
            return new Outcome(request, parameter, await GetAsync(session, request, MinimumValidity, stop).ConfigureAwait(false), Failure: null);
        }
        catch (SessionCredentialException e)
        {
            return new Outcome(request, parameter, Issued: null, e);
        }
    }

    private bool Write(Outcome outcome)
    {
        CallReport? report = outcome.Issued?.Report ?? outcome.Failure?.Call;
        if (report is not null)
            WriteVerbose(report.ToString());
        if (outcome.Failure is { } failure)
        {
            ErrorRecord record = ErrorRecords.From(failure, outcome.Request.Target);
            if (failure.ConcernsEveryItem)
                ThrowTerminatingError(record);
            WriteError(record);
            return false;
        }

        foreach (string warning in outcome.Issued!.Warnings)
            WriteWarning(warning);
        WriteObject(ToOutput(outcome));
        return true;
    }

    private object? ToOutput(Outcome outcome)
    {
        TCredential credential = outcome.Issued!.Credential;
        if (AsCredential)
            return ToPSCredential(credential);
        if (AsSecureString)
            return SecretOf(credential);
        if (_selection!.Parameter is not null)
            return outcome.Parameter;
        if (_selection.IsAll && !AsPlainText)
            return credential;

        PSObject response = Shape.Build(credential, AsPlainText ? Secrets.Reveal : secret => secret);
        return _selection.IsAll ? response : _selection.Follow(response);
    }

    private sealed record Outcome(
        TRequest Request, object? Parameter, Issued<TCredential>? Issued, SessionCredentialException? Failure);
}
