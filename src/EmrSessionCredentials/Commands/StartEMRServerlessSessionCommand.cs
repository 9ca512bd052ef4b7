using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>Starts a session of an EMR Serverless application (its <c>StartSession</c>).</summary>
[Cmdlet(
    VerbsLifecycle.Start, "EMRServerlessSession", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/emr-serverless/latest/APIReference/API_StartSession.html")]
[OutputType(typeof(ServerlessSessionTarget))]
public sealed class StartEMRServerlessSessionCommand : StartSessionCommand
{
    /// <summary>The application (<c>applicationId</c>, 1 to 64 lower-case letters and digits).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    [IdentifierTransformation]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public string? ApplicationId { get; set; }

    /// <summary>The IAM role that the session runs as (<c>executionRoleArn</c>).</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleArn")]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string? ExecutionRoleArn { get; set; }

    /// <summary>The name of the session (<c>name</c>, 1 to 256 characters).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Name { get; set; }

    /// <summary>
    /// After how many minutes without work the service ends the session (<c>idleTimeoutMinutes</c>), 0 to 1,000,000.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("IdleTimeoutMinutes")]
    [CellTransformation(typeof(long))]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public long? IdleTimeoutMinute { get; set; }

    /// <summary>
    /// Settings of Spark for this session (<c>runtimeConfiguration</c>): tables with Classification and Properties.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ConfigurationTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public SessionConfiguration[]? ConfigurationOverrides_RuntimeConfiguration { get; set; }

    /// <summary>The tags (<c>tags</c>).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(Hashtable))]
    [Alias("Tags")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>
    /// The idempotency token (<c>clientToken</c>, 1 to 64 characters); one is made where none is given.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? ClientToken { get; set; }

    private protected override IReadOnlyList<string> Paths { get; } = ["ApplicationId", "SessionId", "Arn"];

    private protected override EmrRequest CreateRequest() => new StartServerlessSessionRequest
    {
        ApplicationId = ApplicationId ?? "",
        ExecutionRoleArn = ExecutionRoleArn ?? "",
        Name = Cell(nameof(Name), Name),
        IdleTimeoutMinutes = IdleTimeoutMinute,
        Configurations = ConfigurationOverrides_RuntimeConfiguration,
        Tags = ObjectMembers.Texts(Tag),
        ClientToken = Cell(nameof(ClientToken), ClientToken),
    };
}
