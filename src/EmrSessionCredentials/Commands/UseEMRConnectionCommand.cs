using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Programs;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Runs a script block with the environment variables of one or more connections, and removes them afterwards,
/// whatever happens in it. The block runs once, in a scope of its own, with the connections as its arguments.
/// </summary>
[Cmdlet(
    VerbsOther.Use, "EMRConnection",
    HelpUri = "https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/managed-endpoints-self-hosted.html")]
[OutputType(typeof(object))]
public sealed class UseEMRConnectionCommand : ConnectionCommand
{
    private static readonly string[] Preferences = ["Error", "Warning", "Information", "Progress"];
    private static readonly string[] Switches = ["Verbose", "Debug"];

    /// <summary>What to run. What it writes goes on down the pipeline as it comes.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(EmptyCompleter))]
    public ScriptBlock? ScriptBlock { get; set; }

    private protected override void Run(
        IReadOnlyList<EmrConnection> connections, IReadOnlyDictionary<string, string> variables)
    {
        using EnvironmentLease lease = Take(variables);
        // The wait for another runspace can be long.
        foreach (EmrConnection connection in connections)
            ConnectionErrors.ThrowIfExpired(connection.SessionCredential);
        // A pipeline that is stepped through writes to this cmdlet's own streams, redirected ones too.
        object[] call = [ScriptBlock!, .. connections];
        using SteppablePipeline pipeline = ScriptBlock.Create(Call(connections.Count))
            .GetSteppablePipeline(CommandOrigin.Internal, [call]);
        pipeline.Begin(this);
        pipeline.Process();
        pipeline.End();
    }

    private EnvironmentLease Take(IReadOnlyDictionary<string, string> variables)
    {
        try
        {
            return EnvironmentLease.Take(
                variables,
                CurrentRunspace,
                () => WriteVerbose(
                    "Waiting until another runspace has removed the environment variables of its connection."),
                Stop);
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>
    /// The call as a script. The preferences that this cmdlet was given are the block's, as in an advanced function;
    /// other variables the block would see in place of the caller's.
    /// </summary>
    private string Call(int connections)
    {
        string preferences = string.Concat(Preferences
            .Where(name => MyInvocation.BoundParameters.ContainsKey(name + "Action"))
            .Select(name => $"${name}{(name == "Error" ? "Action" : "")}Preference = '{Preference(name)}'; "));
        string switches = string.Concat(Switches
            .Where(MyInvocation.BoundParameters.ContainsKey)
            .Select(name => $"${name}Preference = '{(LanguagePrimitives.IsTrue(MyInvocation.BoundParameters[name]) ? "Continue" : "SilentlyContinue")}'; "));
        string arguments = string.Concat(Enumerable.Range(1, connections).Select(i => $" $args[0][{i}]"));
        return $"param($call) & {{ {preferences}{switches}& $args[0][0]{arguments} }} $call";
    }

    // Ignore is not a value that a preference variable can have.
    private ActionPreference Preference(string name) => MyInvocation.BoundParameters[name + "Action"] is ActionPreference given
        && given != ActionPreference.Ignore ? given : ActionPreference.SilentlyContinue;
}
