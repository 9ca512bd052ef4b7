using System.Management.Automation;
using System.Security;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>Gets the user name and password of an EMR cluster (<c>GetClusterSessionCredentials</c>).</summary>
[Cmdlet(
    VerbsCommon.Get, "EMRClusterSessionCredential",
    HelpUri = "https://docs.aws.amazon.com/emr/latest/APIReference/API_GetClusterSessionCredentials.html")]
[OutputType(typeof(ClusterSessionCredential), typeof(PSObject), typeof(PSCredential), typeof(SecureString))]
public sealed class GetEMRClusterSessionCredentialCommand
    : SessionCredentialCommand<ClusterSessionCredential>
{
    /// <summary>The cluster (<c>ClusterId</c>, 1 to 256 characters), for instance <c>j-1ABCDEFGHIJKL</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "JobFlowId")]
    [AllowNull]
    [AllowEmptyString]
    [IdentifierTransformation(SessionTargetKind.Cluster)]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string? ClusterId { get; set; }

    /// <summary>The runtime role (<c>ExecutionRoleArn</c>); without it the cluster's own is used.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RoleArn")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string? ExecutionRoleArn { get; set; }

    private protected override ResponseShape<ClusterSessionCredential> Shape { get; } = new ClusterResponseShape();

    private protected override EmrRequest CreateRequest() => new ClusterRequest
    {
        ClusterId = ClusterId ?? "",
        ExecutionRoleArn = ExecutionRoleArn,
    };
}
