using System;
using System.Management.Automation;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Lets an empty cell of a table count as no value of an optional parameter. PowerShell would convert it to 0 or false.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmptyCellTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => IsBlank(inputData) ? null : inputData;

    internal static bool IsBlank(object? value) => ObjectMembers.Unwrapped(value) is string text && string.IsNullOrWhiteSpace(text);
}
