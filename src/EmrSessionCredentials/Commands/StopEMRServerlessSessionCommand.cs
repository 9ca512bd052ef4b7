using System.Collections.Generic;
using System.Management.Automation;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>Ends a session of an EMR Serverless application (its <c>TerminateSession</c>).</summary>
[Cmdlet(
    VerbsLifecycle.Stop, "EMRServerlessSession", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_TerminateSession.html")]
[OutputType(typeof(ServerlessSessionTarget))]
public sealed class StopEMRServerlessSessionCommand : StopSessionCommand
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

    private protected override IReadOnlyList<string> Paths { get; } = ["ApplicationId", "SessionId"];

    private protected override EmrRequest CreateRequest() => new ServerlessSessionRequest
    {
        SessionId = SessionId ?? "",
        ApplicationId = ApplicationId ?? "",
    };
}
