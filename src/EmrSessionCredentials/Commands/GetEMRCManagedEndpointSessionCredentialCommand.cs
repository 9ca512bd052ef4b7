using System;
using System.Management.Automation;
using System.Security;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Gets the token of an Amazon EMR on EKS managed endpoint (<c>GetManagedEndpointSessionCredentials</c>).
/// </summary>
[Cmdlet(
    VerbsCommon.Get, "EMRCManagedEndpointSessionCredential",
    HelpUri = "https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_GetManagedEndpointSessionCredentials.html")]
[OutputType(typeof(ManagedEndpointSessionCredential), typeof(PSObject), typeof(PSCredential), typeof(SecureString))]
public sealed class GetEMRCManagedEndpointSessionCredentialCommand
    : SessionCredentialCommand<ManagedEndpointSessionCredential>
{
    /// <summary>The managed endpoint's id or ARN (<c>endpointIdentifier</c>, 1 to 2048 characters).</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "Arn", "EndpointId")]
    [AllowNull]
    [AllowEmptyString]
    [IdentifierTransformation(SessionTargetKind.ManagedEndpoint)]
    [ArgumentCompleter(typeof(ManagedEndpointCompleter))]
    public string? EndpointIdentifier { get; set; }

    /// <summary>Its virtual cluster's id or ARN (<c>virtualClusterIdentifier</c>, 1 to 2048 characters).</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("VirtualClusterId")]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(VirtualClusterCompleter))]
    public string? VirtualClusterIdentifier { get; set; }

    /// <summary>The IAM role the session runs as (<c>executionRoleArn</c>).</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("RoleArn")]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string? ExecutionRoleArn { get; set; }

    /// <summary>
    /// The kind of credential (<c>credentialType</c>); the service knows <c>TOKEN</c>, which is the default.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CredentialTypeCompleter))]
    public string CredentialType { get; set; } = "TOKEN";

    /// <summary>
    /// How long the token is valid, in seconds (<c>durationInSeconds</c>), 1 to 43200; the service's default is 900.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("DurationInSeconds")]
    [CellTransformation(typeof(int))]
    [ArgumentCompleter(typeof(DurationInSecondCompleter))]
    public int? DurationInSecond { get; set; }

    /// <summary>The same as a time span, in place of -DurationInSecond. Fractions of a second are dropped.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TimeSpanTransformation]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan? Duration { get; set; }

    /// <summary>Separates sections of the execution logs in S3 (<c>logContext</c>, 3 to 63 characters).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? LogContext { get; set; }

    /// <summary>
    /// The idempotency token (<c>clientToken</c>, 1 to 64 characters); one is made where none is given.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? ClientToken { get; set; }

    private protected override ResponseShape<ManagedEndpointSessionCredential> Shape { get; } =
        new ManagedEndpointResponseShape();

    private protected override EmrRequest CreateRequest() => new ManagedEndpointRequest
    {
        EndpointIdentifier = EndpointIdentifier ?? "",
        VirtualClusterIdentifier = VirtualClusterIdentifier ?? "",
        ExecutionRoleArn = ExecutionRoleArn ?? "",
        CredentialType = Cell(nameof(CredentialType), CredentialType) ?? "TOKEN",
        DurationInSecond = DurationInSecond,
        Duration = Duration,
        LogContext = Cell(nameof(LogContext), LogContext),
        ClientToken = Cell(nameof(ClientToken), ClientToken),
    };
}
