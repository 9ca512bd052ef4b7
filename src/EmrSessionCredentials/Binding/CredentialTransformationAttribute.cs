using System;
using System.Collections;
using System.Management.Automation;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Identity;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// Accepts a credential of this module, also one that was deserialized, and says of other objects what is wrong with
/// them: PowerShell would only say that it cannot convert them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CredentialTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Wanted = "Pass what Get-EMRClusterSessionCredential, Get-EMRCManagedEndpointSessionCredential "
        + "and the other Get- cmdlets of this module return without -As… and -Select.";

    // One for all: credentials with the same $StoredAWSCredentials share a session.
    private static readonly ObjectShapes Shapes = new();

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        PSObject? wrapped = inputData as PSObject;
        object? value = wrapped is null ? inputData : wrapped.BaseObject;
        if (value is null or SessionCredential)
            return value;
        if (value is EmrConnection)
        {
            throw new ArgumentTransformationMetadataException(
                "This is a connection already. Its property SessionCredential has the credential that it was made of.");
        }

        if (wrapped is not null && DeserializedCredential.Read(wrapped, Identity(engineIntrinsics)) is { } credential)
            return credential;
        if (value is IEnumerable and not (IDictionary or string))
            throw new ArgumentTransformationMetadataException("Pass one credential. Pipe several into the cmdlet.");
        string type = wrapped is null ? value.GetType().FullName! : wrapped.TypeNames[0];
        throw new ArgumentTransformationMetadataException(
            $"{Wanted} An object of the type {type} is not a session credential.");
    }

    private static IdentityOptions Identity(EngineIntrinsics engine) => new()
    {
        StoredCredentials = Shapes.Of(engine.SessionState.PSVariable.GetValue("StoredAWSCredentials")),
    };
}
