using System;
using System.Management.Automation;
using System.Security;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// Lets a secret parameter take a string or a SecureString, and keep only the latter: what is bound is what error
/// records and <c>$PSBoundParameters</c> carry on.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            null or SecureString => value,
            string { Length: > 0 } text => Secrets.Protect(text),
            string => null,
            _ => throw new ArgumentTransformationMetadataException(
                $"A secret is a string or a SecureString, not {value.GetType().FullName}."),
        };
    }
}
