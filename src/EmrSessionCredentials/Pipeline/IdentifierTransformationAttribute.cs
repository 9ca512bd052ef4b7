using System;
using System.Management.Automation;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Lets an identifier be a string and nothing else. Without it PowerShell would turn whatever is in the pipeline into
/// one, and ask AWS about 'System.Collections.Hashtable'.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdentifierTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null or string)
            return value;

        // The inner cast exception is what makes the parameter binder go on to binding by property name.
        string message = $"An identifier is a string, not {value.GetType().FullName}.";
        throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}
