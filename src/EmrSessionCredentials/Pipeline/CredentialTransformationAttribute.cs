using System;
using System.Management.Automation;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Lets a credential be one of this module's, and says of other things what is wrong with them: PowerShell would only
/// say that it cannot convert them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CredentialTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Wanted = "Give what Get-EMRClusterSessionCredential, Get-EMRCManagedEndpointSessionCredential "
        + "and the other Get- cmdlets of this module give, without -As… and -Select.";

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        PSObject? wrapped = inputData as PSObject;
        object? value = wrapped is null ? inputData : wrapped.BaseObject;
        if (value is null or SessionCredential)
            return value;

        string type = wrapped is null ? value.GetType().FullName! : wrapped.TypeNames[0];
        throw new ArgumentTransformationMetadataException(
            type.StartsWith("Deserialized.", StringComparison.Ordinal)
                ? $"This was a credential in another process or session ({type}), and its secret stayed there. Get it here."
                : $"A {type} is no session credential. {Wanted}");
    }
}
