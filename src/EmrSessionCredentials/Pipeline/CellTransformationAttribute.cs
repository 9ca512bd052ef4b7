using System;
using System.Management.Automation;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Lets an empty cell of a table count as no value of a number or of true or false. PowerShell would convert it to 0 or false.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmptyCellTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        ObjectMembers.Unwrapped(inputData) is string text && string.IsNullOrWhiteSpace(text) ? null : inputData;
}
