using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// A cmdlet that gets one credential for each item of the pipeline: side by side, and out again in input order. What a
/// deriving cmdlet adds is its parameters, its call and its shapes.
/// </summary>
/// <typeparam name="TCredential">The kind of credential.</typeparam>
public abstract class SessionCredentialCommand<TCredential> : RequestCommand<SessionCredential>
    where TCredential : SessionCredential
{
    private const string ObjectSet = "Object";
    private const string PlainTextSet = "PlainText";
    private const string CredentialSet = "Credential";
    private const string SecureStringSet = "SecureString";

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
    public override string Select { get; set; } = "*";

    /// <summary>
    /// Takes a credential got earlier in this process, for the same identity and request, if it is valid that much longer.
    /// Without it nothing is reused.
    /// </summary>
    [Parameter]
    [TimeSpanTransformation]
    [ArgumentCompleter(typeof(ValidityCompleter))]
    public TimeSpan? MinimumValidity { get; set; }

    private protected abstract ResponseShape<TCredential> Shape { get; }

    private protected abstract SecureString SecretOf(TCredential credential);

    private protected abstract PSCredential ToPSCredential(TCredential credential);

    private protected sealed override IReadOnlyList<string> Paths => Shape.Paths;

    private protected sealed override void Check()
    {
        if (MinimumValidity < TimeSpan.Zero)
        {
            ThrowTerminatingError(ErrorRecords.InvalidArgument(
                "InvalidParameter", "-MinimumValidity is negative.", nameof(MinimumValidity), "Give a time span from 0:00 on."));
        }
    }

    private protected sealed override Task<CallResult<SessionCredential>> CallAsync(
        IEmrSession session, EmrRequest request, CallContext call) =>
        session.GetAsync((SessionCredentialRequest)request, MinimumValidity, call);

    private protected sealed override void Use(SessionCredential result) => RecentRoles.Add(result.ExecutionRoleArn);

    private protected sealed override object? ToOutput(SessionCredential result)
    {
        TCredential credential = (TCredential)result;
        if (AsCredential)
            return ToPSCredential(credential);
        if (AsSecureString)
            return SecretOf(credential);
        if (IsAllSelected && !AsPlainText)
            return credential;

        PSObject response = Shape.Build(credential, AsPlainText ? Secrets.Reveal : secret => secret);
        return IsAllSelected ? response : Follow(response);
    }
}
