using System;
using System.Linq;
using System.Management.Automation;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// Takes the whole names of an enumeration only. PowerShell also takes the beginning of a name, or a name with more
/// behind it: Clusters for ClusterSession.
/// </summary>
/// <param name="type">The enumeration.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EnumTransformationAttribute(Type type) : ArgumentTransformationAttribute
{
    /// <summary>The enumeration.</summary>
    public Type Type => type;

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        foreach (object? item in LanguagePrimitives.GetEnumerable(inputData) ?? new[] { inputData })
        {
            if ((item is PSObject wrapped ? wrapped.BaseObject : item) is string name
                && !Enum.GetNames(type).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new ArgumentTransformationMetadataException(
                    $"Give one of {string.Join(", ", Enum.GetNames(type))}. '{name}' is not one of them.");
            }
        }

        return inputData;
    }
}
