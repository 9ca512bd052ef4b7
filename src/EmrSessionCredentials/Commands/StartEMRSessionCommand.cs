using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>Starts a Spark Connect session on a cluster (EMR <c>StartSession</c>).</summary>
[Cmdlet(
    VerbsLifecycle.Start, "EMRSession", SupportsShouldProcess = true,
    HelpUri = "https://docs.aws.amazon.com/emr/latest/APIReference/API_StartSession.html")]
[OutputType(typeof(ClusterSessionTarget))]
public sealed class StartEMRSessionCommand : StartSessionCommand
{
    /// <summary>The cluster (<c>ClusterId</c>, 1 to 256 characters), for instance <c>j-1ABCDEFGHIJKL</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("JobFlowId")]
    [AllowNull]
    [AllowEmptyString]
    [IdentifierTransformation(SessionTargetKind.Cluster)]
    [ArgumentCompleter(typeof(ClusterCompleter))]
    public string? ClusterId { get; set; }

    /// <summary>The IAM role that the session runs as (<c>ExecutionRoleArn</c>).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("RoleArn")]
    [ArgumentCompleter(typeof(RoleCompleter))]
    public string? ExecutionRoleArn { get; set; }

    /// <summary>The name of the session (<c>Name</c>, 1 to 256 characters).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? Name { get; set; }

    /// <summary>
    /// After how many minutes without work the service ends the session (<c>SessionIdleTimeoutInMinutes</c>).
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("SessionIdleTimeoutInMinutes")]
    [CellTransformation(typeof(long))]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public long? SessionIdleTimeoutInMinute { get; set; }

    /// <summary>
    /// Settings of Spark for this session (<c>EngineConfigurations</c>): tables with Classification and Properties.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("EngineConfigurations")]
    [ConfigurationTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public SessionConfiguration[]? EngineConfiguration { get; set; }

    /// <summary>The tags (<c>Tags</c>): a table, or objects with Key and Value.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [TagTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Hashtable? Tag { get; set; }

    /// <summary>The idempotency token (<c>ClientRequestToken</c>, 1 to 36 characters).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? ClientRequestToken { get; set; }

    /// <summary>Whether logs go to Amazon CloudWatch.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(bool))]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public bool? MonitoringConfiguration_CloudWatchLoggingConfiguration_Enabled { get; set; }

    /// <summary>The KMS key that encrypts the logs in CloudWatch.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? MonitoringConfiguration_CloudWatchLoggingConfiguration_EncryptionKeyArn { get; set; }

    /// <summary>The log group in CloudWatch.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? MonitoringConfiguration_CloudWatchLoggingConfiguration_LogGroup { get; set; }

    /// <summary>The prefix of the log streams' names in CloudWatch.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? MonitoringConfiguration_CloudWatchLoggingConfiguration_LogStreamNamePrefix { get; set; }

    /// <summary>
    /// The logs of each component that go to CloudWatch, for instance @{ SPARK_DRIVER = 'stdout', 'stderr' }.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(Hashtable))]
    [Alias("MonitoringConfiguration_CloudWatchLoggingConfiguration_LogTypes")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Hashtable? MonitoringConfiguration_CloudWatchLoggingConfiguration_LogType { get; set; }

    /// <summary>Whether Amazon EMR keeps the logs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(bool))]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public bool? MonitoringConfiguration_ManagedLoggingConfiguration_Enabled { get; set; }

    /// <summary>The KMS key that encrypts the logs that Amazon EMR keeps.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? MonitoringConfiguration_ManagedLoggingConfiguration_EncryptionKeyArn { get; set; }

    /// <summary>Whether logs go to Amazon S3.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(bool))]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public bool? MonitoringConfiguration_S3LoggingConfiguration_Enabled { get; set; }

    /// <summary>The KMS key that encrypts the logs in S3.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? MonitoringConfiguration_S3LoggingConfiguration_EncryptionKeyArn { get; set; }

    /// <summary>The logs of each component that go to S3.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(Hashtable))]
    [Alias("MonitoringConfiguration_S3LoggingConfiguration_LogTypes")]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Hashtable? MonitoringConfiguration_S3LoggingConfiguration_LogType { get; set; }

    /// <summary>The place of the logs in S3.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? MonitoringConfiguration_S3LoggingConfiguration_LogUri { get; set; }

    private protected override IReadOnlyList<string> Paths { get; } = ["Id", "ClusterId", "Arn", "AccountId", "State"];

    private protected override EmrRequest CreateRequest() => new StartClusterSessionRequest
    {
        ClusterId = ClusterId ?? "",
        ExecutionRoleArn = ExecutionRoleArn,
        Name = Cell(nameof(Name), Name),
        IdleTimeoutMinutes = SessionIdleTimeoutInMinute,
        Configurations = EngineConfiguration,
        Tags = ObjectMembers.Texts(Tag),
        ClientToken = Cell(nameof(ClientRequestToken), ClientRequestToken),
        Monitoring = Monitoring(),
    };

    private SessionMonitoring? Monitoring()
    {
        SessionMonitoring monitoring = new(
            new SessionLogs
            {
                Enabled = MonitoringConfiguration_CloudWatchLoggingConfiguration_Enabled,
                EncryptionKeyArn = Cell(nameof(MonitoringConfiguration_CloudWatchLoggingConfiguration_EncryptionKeyArn), MonitoringConfiguration_CloudWatchLoggingConfiguration_EncryptionKeyArn),
                LogGroup = Cell(nameof(MonitoringConfiguration_CloudWatchLoggingConfiguration_LogGroup), MonitoringConfiguration_CloudWatchLoggingConfiguration_LogGroup),
                LogStreamNamePrefix = Cell(nameof(MonitoringConfiguration_CloudWatchLoggingConfiguration_LogStreamNamePrefix), MonitoringConfiguration_CloudWatchLoggingConfiguration_LogStreamNamePrefix),
                LogTypes = ObjectMembers.Lists(MonitoringConfiguration_CloudWatchLoggingConfiguration_LogType),
            }.OrNull(),
            new SessionLogs
            {
                Enabled = MonitoringConfiguration_ManagedLoggingConfiguration_Enabled,
                EncryptionKeyArn = Cell(nameof(MonitoringConfiguration_ManagedLoggingConfiguration_EncryptionKeyArn), MonitoringConfiguration_ManagedLoggingConfiguration_EncryptionKeyArn),
            }.OrNull(),
            new SessionLogs
            {
                Enabled = MonitoringConfiguration_S3LoggingConfiguration_Enabled,
                EncryptionKeyArn = Cell(nameof(MonitoringConfiguration_S3LoggingConfiguration_EncryptionKeyArn), MonitoringConfiguration_S3LoggingConfiguration_EncryptionKeyArn),
                LogTypes = ObjectMembers.Lists(MonitoringConfiguration_S3LoggingConfiguration_LogType),
                LogUri = Cell(nameof(MonitoringConfiguration_S3LoggingConfiguration_LogUri), MonitoringConfiguration_S3LoggingConfiguration_LogUri),
            }.OrNull());
        return monitoring == new SessionMonitoring() ? null : monitoring;
    }
}
