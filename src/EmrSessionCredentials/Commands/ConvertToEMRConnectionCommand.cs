using System;
using System.Collections;
using System.Management.Automation;
using System.Threading.Tasks;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Output;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Creates a connection from a credential: the URL, headers and environment variables that a client needs. The host is
/// the credential's own, or is given, or is looked up (<c>DescribeManagedEndpoint</c>, <c>DescribeCluster</c>) with the
/// identity that requested the credential.
/// </summary>
[Cmdlet(
    VerbsData.ConvertTo, "EMRConnection",
    HelpUri = "https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/managed-endpoints-self-hosted.html")]
[OutputType(typeof(EmrConnection), typeof(Hashtable))]
public sealed class ConvertToEMRConnectionCommand : CredentialCommand<EmrConnection>
{
    private ConnectionOptions _options = new();
    private PollOptions? _poll;

    /// <inheritdoc />
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [CredentialTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public override SessionCredential? InputObject { get; set; }

    /// <summary>
    /// The kind of client or service. Default: Livy for a cluster, the Jupyter gateway for a managed endpoint.
    /// </summary>
    [Parameter(Position = 0)]
    [EnumTransformation(typeof(ConnectionKind))]
    public ConnectionKind? Kind { get; set; }

    /// <summary>
    /// The URL of the service: http or https; for Spark Connect sc: too, for JDBC also a whole jdbc: URL.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Uri? Endpoint { get; set; }

    /// <summary>The host alone, in place of -Endpoint; the kind adds scheme and port.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? HostName { get; set; }

    /// <summary>The port, from 1 to 65535, where it is not the kind's own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int? Port { get; set; }

    /// <summary>Whose JDBC URL to write: Hive2 (default), Trino or Presto.</summary>
    [Parameter]
    [EnumTransformation(typeof(JdbcDriver))]
    public JdbcDriver? JdbcDriver { get; set; }

    /// <summary>Allows a connection that is not encrypted and leaves this machine.</summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedEndpoint { get; set; }

    /// <summary>Skips certificate validation; the certificate of a primary node is usually self-signed.</summary>
    [Parameter]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>
    /// Asks this URL, or this path below the connection's own, with the credential, until it is accepted: a new login
    /// needs seconds to reach its cluster.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public Uri? WaitUntilUsable { get; set; }

    /// <summary>
    /// How long -WaitUntilUsable waits for the credential to be accepted, in seconds, 1 to 3600; default 60.
    /// </summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public int TimeoutSec { get; set; } = 60;

    /// <summary>How long -WaitUntilUsable waits between two requests, in seconds, 0.01 to 600; default 1.</summary>
    [Parameter]
    [ValidateRange(0.01, 600)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public double PollIntervalSec { get; set; } = 1;

    /// <summary>
    /// Gives what splats into Invoke-RestMethod and Invoke-WebRequest. Secrets in its Headers are readable.
    /// </summary>
    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    /// <summary>A path below the connection's URL, for the Uri of -AsHashtable.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public string? RelativeUri { get; set; }

    /// <summary>Gives the environment variables of a child process. The secrets in it are readable.</summary>
    [Parameter]
    public SwitchParameter AsEnvironment { get; set; }

    private protected override void Check()
    {
        // Not a matter of parameter sets: PowerShell would ask for the value of -AsHashtable, and its error for two
        // sets does not say which parameters exclude each other.
        if (RelativeUri is not null && !AsHashtable)
            throw new InvalidRequestParameterException(
                [new RuleViolation(nameof(RelativeUri), "can be used only with -AsHashtable")]);
        if (AsEnvironment && AsHashtable)
            throw new InvalidRequestParameterException(
                [new RuleViolation(nameof(AsEnvironment), "cannot be used with -AsHashtable")]);
        _options = new ConnectionOptions
        {
            Kind = Kind,
            Endpoint = Endpoint,
            HostName = HostName,
            Port = Port,
            JdbcDriver = JdbcDriver,
            AllowUnencryptedEndpoint = AllowUnencryptedEndpoint,
            SkipCertificateCheck = SkipCertificateCheck,
        };
        _options.ThrowIfInvalid();
        _poll = WaitUntilUsable is null ? null : new PollOptions(
            WaitUntilUsable, TimeSpan.FromSeconds(TimeoutSec), TimeSpan.FromSeconds(PollIntervalSec));
        _poll?.ThrowIfInvalid();
    }

    private protected override async Task<CallResult<EmrConnection>> RunAsync(
        SessionCredential credential, CallContext call)
    {
        EmrConnection connection = await Sessions.ConnectAsync(credential, _options, _poll, call).ConfigureAwait(false);
        return new CallResult<EmrConnection>(connection, Report: null, []);
    }

    private protected override void Write(CallResult<EmrConnection> result)
    {
        WriteVerbose(result.Value.ToString());
        if (AsHashtable)
            WriteObject(ConnectionTables.Splat(result.Value, RelativeUri));
        else if (AsEnvironment)
            WriteObject(ConnectionTables.Environment(result.Value));
        else
            WriteObject(result.Value);
    }
}
