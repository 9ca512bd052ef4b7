using System.Management.Automation;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Commands;

/// <summary>Forgets the credentials that <c>-MinimumValidity</c> hands out again, in all runspaces of this process.</summary>
[Cmdlet(
    VerbsCommon.Clear, "EMRSessionCredentialCache", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/emr/latest/APIReference/API_GetClusterSessionCredentials.html")]
[OutputType(typeof(void))]
public sealed class ClearEMRSessionCredentialCacheCommand : PSCmdlet
{
    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"{Engine.Instance.ReusableCredentials} session credentials of this process", "Remove"))
            Engine.Instance.ClearReusableCredentials();
    }
}
