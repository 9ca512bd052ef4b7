using System.Collections.Generic;
using System.Management.Automation;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>Ends a Spark Connect session on a cluster (EMR <c>TerminateSession</c>).</summary>
[Cmdlet(
    VerbsLifecycle.Stop, "EMRSession", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/emr/latest/APIReference/API_TerminateSession.html")]
[OutputType(typeof(ClusterSessionTarget))]
public sealed class StopEMRSessionCommand : StopSessionCommand
{
    /// <summary>The session (<c>SessionId</c>, 1 to 256 characters).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowNull]
    [AllowEmptyString]
    [IdentifierTransformation(SessionTargetKind.ClusterSession)]
    [ArgumentCompleter(typeof(ClusterSessionCompleter))]
    public string? SessionId { get; set; }

    /// <summary>The cluster it runs on (<c>ClusterId</c>, 1 to 256 characters).</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobFlowId")]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string? ClusterId { get; set; }

    private protected override IReadOnlyList<string> Paths { get; } = ["ClusterId", "SessionId", "State"];

    private protected override EmrRequest CreateRequest() => new ClusterSessionRequest
    {
        SessionId = SessionId ?? "",
        ClusterId = ClusterId ?? "",
    };
}
