using System;
using System.Management.Automation;
using System.Threading.Tasks;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Gets a fresh credential in place of one that expires, with the parameters it was requested with: the same identity,
/// region and endpoint, the same target, role and duration. It works in any runspace of the process.
/// </summary>
[Cmdlet(
    VerbsData.Update, "EMRSessionCredential",
    HelpUri = "https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_GetManagedEndpointSessionCredentials.html")]
[OutputType(typeof(SessionCredential))]
public sealed class UpdateEMRSessionCredentialCommand : CredentialCommand<SessionCredential>
{
    /// <inheritdoc />
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [CredentialTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public override SessionCredential? InputObject { get; set; }

    /// <summary>
    /// Only when the credential expires within this time, or has; else the same object is passed on. A credential whose
    /// expiry the service did not say is always replaced.
    /// </summary>
    [Parameter]
    [TimeSpanTransformation]
    [ArgumentCompleter(typeof(ValidityCompleter))]
    public TimeSpan? IfExpiringWithin { get; set; }

    private protected override void Check()
    {
        if (IfExpiringWithin < TimeSpan.Zero)
            throw new InvalidRequestParameterException(
                [new RuleViolation(nameof(IfExpiringWithin), "is negative; give how long the credential is needed")]);
    }

    private protected override Task<CallResult<SessionCredential>> RunAsync(
        SessionCredential credential, CallContext call)
    {
        FirstCall.Prepare(credential.Setup?.Options.EndpointUrl);
        return Sessions.RenewAsync(credential, IfExpiringWithin, call);
    }

    private protected override void Write(CallResult<SessionCredential> result)
    {
        if (result.Report is null)
            WriteVerbose(
                $"{result.Value.Target}: the credential is passed on, it expires at {result.Value.ExpiresAt:u}.");
        WriteObject(result.Value);
    }
}
