using System.Management.Automation;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Commands;

/// <summary>Removes the credentials that <c>-MinimumValidity</c> reuses, in all runspaces of this process.</summary>
[Cmdlet(
    VerbsCommon.Clear, "EMRSessionCredentialCache", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/emr/latest/APIReference/API_GetClusterSessionCredentials.html")]
[OutputType(typeof(void))]
public sealed class ClearEMRSessionCredentialCacheCommand : PSCmdlet
{
    /// <inheritdoc />
    protected override void ProcessRecord()
    {
        if (ShouldProcess($"session credentials of this process: {Engine.Instance.ReusableCredentials}", "Remove"))
            Engine.Instance.ClearReusableCredentials();
    }
}
