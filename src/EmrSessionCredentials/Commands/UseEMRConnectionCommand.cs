using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Runs a script block with the environment variables of one connection or several, and takes them away after it,
/// whatever happens in it. The block runs once, in a scope of its own, with the connections as its arguments.
/// </summary>
[Cmdlet(VerbsOther.Use, "EMRConnection")]
[OutputType(typeof(object))]
public sealed class UseEMRConnectionCommand : PSCmdlet
{
    private readonly List<EmrConnection> _connections = [];

    /// <summary>What to run. What it writes goes on down the pipeline as it comes.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>The connections, of the kinds SparkConnect and JupyterGateway.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public EmrConnection[] Connection { get; set; } = [];

    /// <inheritdoc />
    protected override void ProcessRecord() => _connections.AddRange(Connection);

    /// <inheritdoc />
    protected override void EndProcessing()
    {
        // Nothing came down the pipeline: whatever kept it has said so, and the block must not run without.
        if (_connections.Count == 0)
            return;

        using EnvironmentLease lease = EnvironmentLease.Take(Variables());
        InvokeCommand.InvokeScript(
            Call(_connections.Count),
            useNewScope: true,
            PipelineResultTypes.Output | PipelineResultTypes.Error,
            input: null,
            [ScriptBlock!, .. _connections]);
    }

    /// <summary>
    /// The call as a script: only of a string PowerShell lets the output go on while the block still runs. It has no
    /// variable of its own, because the block would see it in place of the caller's.
    /// </summary>
    private static string Call(int connections) =>
        "& $args[0]" + string.Concat(Enumerable.Range(1, connections).Select(i => $" $args[{i}]"));

    private IReadOnlyDictionary<string, string> Variables()
    {
        try
        {
            return ConnectionEnvironment.Of(_connections);
        }
        catch (SessionCredentialException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, string.Join(", ", _connections.Select(c => c.Target))));
            throw;
        }
    }
}
