using System.Management.Automation;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Completion;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Pipeline;

/// <summary>A cmdlet that changes a session: it asks before it does, and emits the session.</summary>
public abstract class SessionActionCommand : RequestCommand<EmrSessionTarget>
{
    /// <summary>
    /// What to emit, as in AWS.Tools: <c>*</c> the session, <c>^Name</c> the value of a parameter, or the name of a
    /// member of the response.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(SelectCompleter))]
    public override string Select { get; set; } = "*";

    /// <summary>Does not ask for confirmation, whatever $ConfirmPreference is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(typeof(bool))]
    public SwitchParameter Force { get; set; }

    /// <summary>The action, as -WhatIf and -Confirm name it.</summary>
    private protected abstract string Action { get; }

    private protected sealed override bool IsConfirmed(EmrRequest request) =>
        (Force && !IsWhatIf) || ShouldProcess(request.Target, Action);

    private protected sealed override object? ToOutput(EmrSessionTarget result) =>
        IsAllSelected ? result : Follow(new PSObject(result));

    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given)
        ? (SwitchParameter)given
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
}
