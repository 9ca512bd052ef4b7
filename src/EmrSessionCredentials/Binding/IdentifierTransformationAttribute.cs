using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// Lets an identifier be a string, or a target that Find-EMRSessionTarget gave, and nothing else. Without it PowerShell
/// would turn whatever is in the pipeline into a string, and ask AWS about 'System.Collections.Hashtable'; and a
/// cluster's session would pass for its cluster.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdentifierTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string EndpointCredential = typeof(ManagedEndpointSessionCredential).FullName!;

    /// <summary>For the identifier of something that Find-EMRSessionTarget does not list.</summary>
    public IdentifierTransformationAttribute()
    {
    }

    /// <param name="kind">The kind of target that the parameter identifies.</param>
    public IdentifierTransformationAttribute(SessionTargetKind kind) => Kind = kind;

    /// <summary>What the parameter identifies; null for something that is not a target.</summary>
    public SessionTargetKind? Kind { get; }

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null or string)
            return value;
        if (TargetObject.Of(inputData!) is { } target)
        {
            return target.Kind == Kind ? target.Identifier : throw new ArgumentTransformationMetadataException(
                $"{target.Identifier} is a {target.Kind}, and this cmdlet takes {Wanted}. Pipe it into {SessionKinds.Of(target.Kind).Cmdlet}.");
        }

        if (IsOfEndpoint(inputData!) && Kind != SessionTargetKind.ManagedEndpoint)
        {
            throw new ArgumentTransformationMetadataException(
                $"This is the credential of a managed endpoint, whose Id is that of its token, and this cmdlet takes {Wanted}.");
        }

        // The inner cast exception is what makes the parameter binder go on to binding by property name.
        string message = value is IEnumerable and not IDictionary
            ? "An identifier is one string. Pipe several into the cmdlet."
            : $"An identifier is a string, not {value.GetType().FullName}.";
        throw new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message));
    }

    private static bool IsOfEndpoint(object value) => PSObject.AsPSObject(value).TypeNames
        .Any(name => name == EndpointCredential || name == "Deserialized." + EndpointCredential);

    private string Wanted => Kind is { } kind ? $"a {kind}" : "an id";
}
