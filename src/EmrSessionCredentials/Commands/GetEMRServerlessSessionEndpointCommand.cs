using System.Management.Automation;
using System.Security;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Gets the endpoint and the token of an EMR Serverless session (EMR Serverless <c>GetSessionEndpoint</c>).
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "EMRServerlessSessionEndpoint",
    HelpUri = "https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_GetSessionEndpoint.html")]
[OutputType(typeof(SparkConnectSessionCredential), typeof(PSObject), typeof(PSCredential), typeof(SecureString))]
public sealed class GetEMRServerlessSessionEndpointCommand
    : SessionCredentialCommand<SparkConnectSessionCredential>
{
    /// <summary>The session (<c>sessionId</c>, 1 to 64 lower-case letters and digits).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [AllowNull]
    [AllowEmptyString]
    [IdentifierTransformation(SessionTargetKind.ServerlessSession)]
    [ArgumentCompleter(typeof(ServerlessSessionCompleter))]
    public string? SessionId { get; set; }

    /// <summary>The application it belongs to (<c>applicationId</c>, 1 to 64 lower-case letters and digits).</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public string? ApplicationId { get; set; }

    private protected override ResponseShape<SparkConnectSessionCredential> Shape { get; } =
        new ServerlessSessionResponseShape();

    private protected override EmrRequest CreateRequest() => new ServerlessSessionRequest
    {
        SessionId = SessionId ?? "",
        ApplicationId = ApplicationId ?? "",
    };
}
