using System;
using System.Management.Automation;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Lets an identifier be a string, or a target that Find-EMRSessionTarget gave, and nothing else. Without it PowerShell
/// would turn whatever is in the pipeline into a string, and ask AWS about 'System.Collections.Hashtable'; and a cluster's
/// session would pass for its cluster.
/// </summary>
/// <param name="kind">The kind of target that the parameter identifies.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdentifierTransformationAttribute(SessionTargetKind kind) : ArgumentTransformationAttribute
{
    /// <summary>What the parameter identifies.</summary>
    public SessionTargetKind Kind => kind;

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null or string)
            return value;
        if (TargetObject.Of(inputData!) is { } target)
        {
            return target.Kind == kind ? target.Identifier : throw new ArgumentTransformationMetadataException(
                $"{target.Identifier} is a {target.Kind}, and this cmdlet takes a {kind}. Pipe it into {SessionKinds.Of(target.Kind).Cmdlet}.");
        }

        // The inner cast exception is what makes the parameter binder go on to binding by property name.
        string message = $"An identifier is a string, not {value.GetType().FullName}.";
        throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }
}
