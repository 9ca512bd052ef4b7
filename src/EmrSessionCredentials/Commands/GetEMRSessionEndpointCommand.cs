using System.Management.Automation;
using System.Security;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Gets the endpoint and the token of a Spark Connect session on a cluster (EMR <c>GetSessionEndpoint</c>).
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "EMRSessionEndpoint",
    HelpUri = "https://docs.aws.amazon.com/emr/latest/APIReference/API_GetSessionEndpoint.html")]
[OutputType(typeof(SparkConnectSessionCredential), typeof(PSObject), typeof(PSCredential), typeof(SecureString))]
public sealed class GetEMRSessionEndpointCommand
    : SessionCredentialCommand<SparkConnectSessionCredential>
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

    private protected override ResponseShape<SparkConnectSessionCredential> Shape { get; } =
        new ClusterSessionResponseShape();

    private protected override EmrRequest CreateRequest() => new ClusterSessionRequest
    {
        SessionId = SessionId ?? "",
        ClusterId = ClusterId ?? "",
    };
}
