using System;
using System.Management.Automation;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Tells who would sign the calls of this module, for which region and at which endpoints, and why. Nothing is sent to
/// Amazon EMR.
/// </summary>
[Cmdlet(
    VerbsDiagnostic.Resolve, "EMRIdentity",
    HelpUri = "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html")]
[OutputType(typeof(EmrIdentity))]
public sealed class ResolveEMRIdentityCommand : EmrCommand
{
    /// <summary>Asks AWS STS which account and identity the keys belong to (<c>GetCallerIdentity</c>).</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        try
        {
            ClientConfig? config = ReadConfig();
            WriteObject(
                Engine.Instance.ResolveIdentityAsync(Identity(config), Options(config), Verify, Stop).GetAwaiter().GetResult());
        }
        catch (SessionCredentialException e)
        {
            WriteSettingError(e);
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }
}
