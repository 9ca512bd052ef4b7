using System;
using System.Globalization;
using System.Management.Automation;

namespace EmrSessionCredentials.Programs;

/// <summary>
/// Writes what a program writes to standard error to a cmdlet's error stream. Programs write progress and log lines
/// there, so a preference of Stop does not end the command, as it does not for a program that PowerShell itself starts.
/// </summary>
/// <param name="cmdlet">The cmdlet whose error stream is written to.</param>
internal sealed class StandardErrorWriter(PSCmdlet cmdlet) : IDisposable
{
    private readonly SteppablePipeline _writing = Begin(cmdlet);

    /// <summary>
    /// Writes one line, as PowerShell writes one of a program: the error's id has no name of a cmdlet in it.
    /// </summary>
    internal void Write(string line, string program) =>
        _writing.Process(
            new ErrorRecord(new RemoteException(line), "NativeCommandError", ErrorCategory.NotSpecified, program));

    /// <inheritdoc />
    public void Dispose() => _writing.Dispose();

    private static SteppablePipeline Begin(PSCmdlet cmdlet)
    {
        object? preference = cmdlet.MyInvocation.BoundParameters.TryGetValue("ErrorAction", out object? given)
            ? given
            : cmdlet.GetVariableValue("ErrorActionPreference");
        ActionPreference action = LanguagePrimitives.TryConvertTo(
            preference, CultureInfo.InvariantCulture, out ActionPreference asked)
            && asked != ActionPreference.Stop
            ? asked
            : ActionPreference.Continue;
        SteppablePipeline writing = ScriptBlock
            .Create($"& {{ process {{ Microsoft.PowerShell.Utility\\Write-Error -ErrorRecord $_ -ErrorAction {action} }} }}")
            .GetSteppablePipeline(CommandOrigin.Internal);
        // With input, although the cmdlet itself may have none: its connection can be an argument.
        writing.Begin(expectInput: true, (EngineIntrinsics)cmdlet.GetVariableValue("ExecutionContext"));
        return writing;
    }
}
