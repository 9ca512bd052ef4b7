using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using EmrSessionCredentials.Binding;
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
    /// <summary>
    /// Emits the plain response, in the shape that scripts for AWS.Tools read. The secrets in it are readable.
    /// </summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>Emits a PSCredential, for Set-Secret, Invoke-RestMethod and whatever takes one.</summary>
    [Parameter]
    public SwitchParameter AsCredential { get; set; }

    /// <summary>Emits the bare secret as a SecureString.</summary>
    [Parameter]
    public SwitchParameter AsSecureString { get; set; }

    /// <summary>
    /// What to emit, as in AWS.Tools: <c>*</c> the whole response, <c>^Name</c> the value of a parameter, or a path
    /// such as <c>Credentials.Token</c>. Secrets are SecureStrings unless -AsPlainText is given too.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(SelectCompleter))]
    public override string Select { get; set; } = "*";

    /// <summary>
    /// Reuses a credential that was requested earlier in this process, for the same identity and request, if it is
    /// valid for that long. Without it nothing is reused.
    /// </summary>
    [Parameter]
    [TimeSpanTransformation]
    [ArgumentCompleter(typeof(ValidityCompleter))]
    public TimeSpan? MinimumValidity { get; set; }

    private protected abstract ResponseShape<TCredential> Shape { get; }

    private protected sealed override IReadOnlyList<string> Paths => Shape.Paths;

    // Not a matter of parameter sets. For each item PowerShell looks for all parameters in the default set, and once
    // more in the other sets; and its error for two sets does not say which parameters exclude each other.
    private protected sealed override void Check()
    {
        if (MinimumValidity < TimeSpan.Zero)
            Refuse(nameof(MinimumValidity), "Give a time span of 0:00 or more.", "-MinimumValidity is negative.");
        if ((AsPlainText ? 1 : 0) + (AsCredential ? 1 : 0) + (AsSecureString ? 1 : 0) > 1)
        {
            Refuse(
                AsPlainText ? nameof(AsPlainText) : nameof(AsCredential),
                "Give one of -AsPlainText, -AsCredential and -AsSecureString.",
                "These parameters cannot be used together.");
        }

        if ((AsCredential || AsSecureString) && MyInvocation.BoundParameters.ContainsKey(nameof(Select)))
        {
            Refuse(
                nameof(Select),
                "Use -Select without -AsCredential and -AsSecureString.",
                "-Select names a part of the response, and -AsCredential and -AsSecureString give the secret alone.");
        }
    }

    private protected sealed override Task<CallResult<SessionCredential>> CallAsync(
        IEmrSession session, EmrRequest request, CallContext call) =>
        session.GetAsync((SessionCredentialRequest)request, MinimumValidity, call);

    private protected sealed override void Use(SessionCredential result) => RecentRoles.Add(result.ExecutionRoleArn);

    private protected sealed override object? ToOutput(SessionCredential result)
    {
        if (AsCredential)
            return ToPSCredential(result);
        // Where a cluster's session has a token and a password, its one secret is the token.
        if (AsSecureString)
            return result.Means.Token ?? result.Means.Password;
        if (IsAllSelected && !AsPlainText)
            return result;

        PSObject response = Shape.Build((TCredential)result, AsPlainText ? Secrets.Reveal : secret => secret);
        return IsAllSelected ? response : Follow(response);
    }

    // A token has no user name; the identifier shows in a secret store what it opens.
    private static PSCredential ToPSCredential(SessionCredential credential) =>
        credential.Means is { Password: { } password } means
            ? new PSCredential(means.Username, password)
            : new PSCredential(credential.Target, credential.Means.Token);

    private void Refuse(string parameter, string advice, string reason) =>
        ThrowTerminatingError(ErrorRecords.InvalidArgument("InvalidParameter", reason, parameter, advice));
}
