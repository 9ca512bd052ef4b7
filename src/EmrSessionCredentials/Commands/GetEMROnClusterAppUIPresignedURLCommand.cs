using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;
using System.Threading.Tasks;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Programs;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>Gets a URL that opens a user interface on a cluster (<c>GetOnClusterAppUIPresignedURL</c>).</summary>
[Cmdlet(
    VerbsCommon.Get, "EMROnClusterAppUIPresignedURL",
    HelpUri = "https://docs.aws.amazon.com/emr/latest/APIReference/API_GetOnClusterAppUIPresignedURL.html")]
[OutputType(typeof(OnClusterAppUIPresignedUrl), typeof(PSObject))]
public sealed class GetEMROnClusterAppUIPresignedURLCommand : RequestCommand<OnClusterAppUIPresignedUrl>
{
    private static readonly PresignedUrlResponseShape Shape = new();

    /// <summary>The cluster (<c>ClusterId</c>, 1 to 256 characters), for instance <c>j-1ABCDEFGHIJKL</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id", "JobFlowId")]
    [AllowNull]
    [AllowEmptyString]
    [IdentifierTransformation(SessionTargetKind.Cluster)]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string? ClusterId { get; set; }

    /// <summary>The user interface (<c>OnClusterAppUIType</c>), for instance SparkHistoryServer.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(OnClusterAppUITypeCompleter))]
    public string? OnClusterAppUIType { get; set; }

    /// <summary>The application in the user interface (<c>ApplicationId</c>, 1 to 256 characters).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? ApplicationId { get; set; }

    /// <summary>The runtime role that the user interface is opened as (<c>ExecutionRoleArn</c>).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RoleArn")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string? ExecutionRoleArn { get; set; }

    /// <summary>Whether the request is only tried (<c>DryRun</c>).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(bool))]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public bool? DryRun { get; set; }

    /// <summary>Emits the response with the URL as a string, in the shape that scripts for AWS.Tools read.</summary>
    [Parameter]
    public SwitchParameter AsPlainText { get; set; }

    /// <summary>
    /// What to emit, as in AWS.Tools: <c>*</c> the whole response, <c>^Name</c> the value of a parameter, or a path
    /// such as <c>PresignedURL</c>. The URL is a SecureString unless -AsPlainText is given too.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(SelectCompleter))]
    public override string Select { get; set; } = "*";

    /// <summary>Waits until the URL can be used.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long -Wait goes on asking, in seconds, 1 to 86400; default 900.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int WaitTimeoutSec { get; set; } = 900;

    /// <summary>How long -Wait waits between two questions, in seconds, 0.01 to 600; default 5.</summary>
    [Parameter]
    [ValidateRange(0.01, 600)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public double PollIntervalSec { get; set; } = 5;

    /// <summary>Opens the URL in the browser, once it can be used.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    private protected override IReadOnlyList<string> Paths => Shape.Paths;

    private protected override EmrRequest CreateRequest() => new OnClusterAppUIRequest
    {
        ClusterId = ClusterId ?? "",
        OnClusterAppUIType = Cell(nameof(OnClusterAppUIType), OnClusterAppUIType),
        ApplicationId = Cell(nameof(ApplicationId), ApplicationId),
        ExecutionRoleArn = ExecutionRoleArn,
        DryRun = DryRun,
    };

    private protected override Task<CallResult<OnClusterAppUIPresignedUrl>> CallAsync(
        IEmrSession session, EmrRequest request, CallContext call) =>
        session.GetUrlAsync((OnClusterAppUIRequest)request, WaitOptions(), call);

    private protected override void Use(OnClusterAppUIPresignedUrl result)
    {
        if (!Open || result.PresignedURL is not { } url)
            return;
        try
        {
            Browser.Open(Secrets.Reveal(url));
        }
        catch (SessionCredentialException e)
        {
            // The URL is there all the same, and is emitted.
            WriteError(ErrorRecords.From(e, result.ClusterId));
        }
    }

    private protected override object? ToOutput(OnClusterAppUIPresignedUrl result)
    {
        if (IsAllSelected && !AsPlainText)
            return result;
        Func<SecureString, object> secret = AsPlainText ? Secrets.Reveal : url => url;
        PSObject response = Shape.Build(result, secret);
        return IsAllSelected ? response : Follow(response);
    }

    private WaitOptions? WaitOptions() => (Wait || Open) && DryRun != true
        ? new WaitOptions(TimeSpan.FromSeconds(WaitTimeoutSec), TimeSpan.FromSeconds(PollIntervalSec), Report)
        : null;
}
