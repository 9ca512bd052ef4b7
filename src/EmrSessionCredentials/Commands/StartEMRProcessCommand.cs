using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Errors;
using EmrSessionCredentials.Pipeline;
using EmrSessionCredentials.Programs;

namespace EmrSessionCredentials.Commands;

/// <summary>
/// Runs a program with the environment variables of one connection or several. They are in the environment of this
/// program alone, so any number of runspaces can do so at once.
/// </summary>
[Cmdlet(
    VerbsLifecycle.Start, "EMRProcess",
    HelpUri = "https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/managed-endpoints-self-hosted.html")]
[OutputType(typeof(string))]
public sealed class StartEMRProcessCommand : ConnectionCommand
{
    private string[] _arguments = [];
    private string? _path;

    /// <summary>The program: a name that PowerShell finds as an application, or a path.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string FilePath { get; set; } = "";

    /// <summary>Its arguments. Each reaches the program as it is, without a shell.</summary>
    [Parameter(Position = 1)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? ArgumentList { get; set; }

    /// <inheritdoc />
    protected override void BeginProcessing()
    {
        _path = (InvokeCommand.GetCommand(FilePath, CommandTypes.Application) as ApplicationInfo)?.Path;
        if (_path is null)
            ThrowTerminatingError(ProcessErrors.NotFound(FilePath));
        _arguments = ArgumentList ?? [];
        if (_arguments.Any(argument => argument is null || argument.Contains('\0')))
        {
            ThrowTerminatingError(ErrorRecords.InvalidArgument(
                "InvalidParameter",
                "-ArgumentList has an argument that is null or has a NUL character.",
                nameof(ArgumentList),
                "Leave the argument out, or give an empty string."));
        }

        if (NativeProgram.IsUnsafe(_path!, _arguments))
            ThrowTerminatingError(ProcessErrors.UnsafeArgument(FilePath));
        base.BeginProcessing();
    }

    private protected override void Run(
        IReadOnlyList<EmrConnection> connections, IReadOnlyDictionary<string, string> variables)
    {
        WriteVerbose($"Starting {_path} with {string.Join(", ", variables.Keys.OrderBy(name => name, StringComparer.Ordinal))}.");
        using StandardErrorWriter errors = new(this);
        using ChildProcess child = Start(variables);
        using CancellationTokenRegistration ending = Stop.Register(child.Kill);
        int exitCode;
        try
        {
            foreach (OutputLine line in child.ReadLines(Stop))
            {
                if (line.IsError)
                    errors.Write(line.Text, FilePath);
                else
                    WriteObject(line.Text);
            }

            exitCode = child.WaitForExit(Stop);
        }
        catch (OperationCanceledException) when (Stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        SessionState.PSVariable.Set("global:LASTEXITCODE", exitCode);
        if (exitCode != 0 && LanguagePrimitives.IsTrue(GetVariableValue("PSNativeCommandUseErrorActionPreference")))
            WriteError(ProcessErrors.ExitCode(FilePath, exitCode));
    }

    private ChildProcess Start(IReadOnlyDictionary<string, string> variables)
    {
        ProcessStartInfo start = new(_path!)
        {
            WorkingDirectory = SessionState.Path.CurrentFileSystemLocation.ProviderPath,
        };
        NativeProgram.AddArguments(start, _arguments);
        IDictionary<string, string?> environment = EnvironmentLease.EnvironmentOf(start, CurrentRunspace);
        foreach (KeyValuePair<string, string> variable in variables)
        {
            environment.TryGetValue(variable.Key, out string? before);
            if (!GatewayVariables.IsUsersOwn(variable.Key, before))
                environment[variable.Key] = variable.Value;
        }

        try
        {
            return ChildProcess.Start(start);
        }
        catch (Win32Exception e)
        {
            ThrowTerminatingError(ProcessErrors.NotStarted(FilePath, e.Message));
            throw;
        }
    }
}
