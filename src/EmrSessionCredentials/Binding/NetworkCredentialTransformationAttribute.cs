using System;
using System.Management.Automation;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// Asks for the password of a user name, as <see cref="CredentialAttribute"/> does, but not for an empty one: a column
/// of a table may be empty, and a runbook cannot answer.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NetworkCredentialTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly CredentialAttribute Asking = new();

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        bool isEmpty = value is null || (value is string text && string.IsNullOrWhiteSpace(text));
        return isEmpty ? null : Asking.Transform(engineIntrinsics, inputData);
    }
}
