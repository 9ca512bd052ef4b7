using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using EmrSessionCredentials.Connections;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// Lets a parameter take connections, and the credentials that connections can be made of. Of anything else the item is
/// the exception that says what is wrong: PowerShell would leave it out, and the command would run without it.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConnectionTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly CredentialTransformationAttribute Credentials = new();

    /// <inheritdoc />
    public override object Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        List<object?> items = [];
        foreach (object? item in LanguagePrimitives.GetEnumerable(inputData) ?? new[] { inputData })
        {
            try
            {
                items.Add(Read(engineIntrinsics, item));
            }
            catch (ArgumentTransformationMetadataException e)
            {
                items.Add(e);
            }
        }

        return items.ToArray();
    }

    private static object? Read(EngineIntrinsics engineIntrinsics, object? item) =>
        (item is PSObject wrapped ? wrapped.BaseObject : item) switch
        {
            _ when item is PSObject { TypeNames: { Count: > 0 } names }
                && names[0] == "Deserialized." + typeof(EmrConnection).FullName =>
                throw new ArgumentTransformationMetadataException(
                    "A connection from a job, another session or a file cannot be used. Pass the credential, which can, or make the "
                    + "connection here with ConvertTo-EMRConnection."),
            EmrConnection connection => connection,
            IDictionary => throw new ArgumentTransformationMetadataException(
                "A hashtable is not a connection. Give what ConvertTo-EMRConnection gives without -AsHashtable and -AsEnvironment."),
            var other when other is null or string or ValueType => throw new ArgumentTransformationMetadataException(
                "Pass what ConvertTo-EMRConnection returns, or a credential for Spark Connect or a Jupyter gateway. "
                + $"{(other is null ? "$null" : $"A {other.GetType().FullName}")} is neither."),
            _ => Credentials.Transform(engineIntrinsics, item),
        };
}
