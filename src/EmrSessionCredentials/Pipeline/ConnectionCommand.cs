using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Programs;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// A cmdlet that runs something once, with the environment variables of all connections in the pipeline. A credential
/// becomes a connection first, in a call with the identity that requested it.
/// </summary>
public abstract class ConnectionCommand : EmrCmdlet
{
    private readonly List<EmrConnection> _connections = [];
    private CallPump<EmrConnection>? _calls;

    /// <summary>
    /// Connections of the kinds SparkConnect and JupyterGateway, or credentials that they can be made of.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [ConnectionTransformation]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public object[] Connection { get; set; } = [];

    /// <summary>What a credential becomes a connection to. Default: what the credential is for.</summary>
    [Parameter]
    [EnumTransformation(typeof(ConnectionKind))]
    public ConnectionKind? Kind { get; set; }

    /// <summary>The runspace that the cmdlet runs in.</summary>
    private protected static System.Guid CurrentRunspace => Runspace.DefaultRunspace.InstanceId;

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        // In other modes PowerShell does not run a script block for a cmdlet.
        if (SessionState.LanguageMode != PSLanguageMode.FullLanguage)
            ThrowTerminatingError(ProcessErrors.LanguageMode(MyInvocation.MyCommand.Name, SessionState.LanguageMode));
        _calls = Own(new CallPump<EmrConnection>(
            this,
            ThrottleLimit,
            (result, _) => _connections.Add(result.Value),
            Stop,
            mayBeMany: Connection.Length > 1,
            isAllOrNothing: true));
    }

    /// <inheritdoc />
    protected sealed override void ProcessRecord()
    {
        foreach (object item in Connection)
        {
            if (item is ArgumentTransformationMetadataException unusable)
                ThrowTerminatingError(new ErrorRecord(unusable, "ParameterArgumentTransformationError", ErrorCategory.InvalidArgument, null));
            ThrowIfUseless(item);
            _calls!.Start(
                item is EmrConnection connection ? connection.Target : ((SessionCredential)item).Target,
                call => ConnectAsync(item, call));
        }
    }

    /// <inheritdoc />
    protected sealed override void EndProcessing()
    {
        _calls!.Finish();
        if (_connections.Count == 0)
            return;

        try
        {
            using ConnectionEnvironment environment = ConnectionEnvironment.Of(_connections);
            Run(_connections, environment.Variables);
        }
        catch (SessionCredentialException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, string.Join(", ", _connections.Select(c => c.Target))));
        }
    }

    /// <summary>Runs what there is to run.</summary>
    /// <param name="connections">At least one.</param>
    /// <param name="variables">Their environment variables, with readable secrets.</param>
    private protected abstract void Run(
        IReadOnlyList<EmrConnection> connections, IReadOnlyDictionary<string, string> variables);

    // Before anything is looked up: what is run must not be left out without an error that a caller can catch.
    private void ThrowIfUseless(object item)
    {
        if (item is not SessionCredential credential)
            return;
        try
        {
            ConnectionErrors.ThrowIfExpired(credential);
            IReadOnlyList<ConnectionKind> kinds = credential.Means.Kind.ConnectionKinds;
            if (Kind is { } kind)
                kinds = kinds.Contains(kind)
                    ? [kind]
                    : throw ConnectionErrors.UnsupportedKind(credential, credential.Means, kind);
            if (!kinds.Any(ConnectionForms.HasEnvironment))
                throw ConnectionErrors.WithoutEnvironment(credential.Target, kinds[0]);
        }
        catch (SessionCredentialException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, credential.Target));
        }
    }

    private async Task<CallResult<EmrConnection>> ConnectAsync(object item, CallContext call)
    {
        if (item is not SessionCredential credential)
            return new CallResult<EmrConnection>((EmrConnection)item, Report: null, []);

        EmrConnection made = await Sessions.ConnectAsync(
            credential, new ConnectionOptions { Kind = Kind }, poll: null, call)
            .ConfigureAwait(false);
        return new CallResult<EmrConnection>(made, Report: null, []);
    }
}
