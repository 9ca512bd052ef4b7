using System;
using System.Collections;
using System.Linq;
using System.Management.Automation;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Lets configurations be tables or objects with Classification, Properties and Configurations, for instance those of
/// AWS.Tools.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConfigurationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null ? null : ReadAll(inputData);

    private static SessionConfiguration[] ReadAll(object? value)
    {
        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null => [],
            IEnumerable list and not IDictionary and not string => [.. list.Cast<object?>().Select(Read)],
            _ => [Read(value)],
        };
    }

    private static SessionConfiguration Read(object? value)
    {
        if ((value is PSObject wrapped ? wrapped.BaseObject : value) is SessionConfiguration configuration)
            return configuration;
        return ObjectMembers.Of(value, nameof(SessionConfiguration.Classification)) is string { Length: > 0 } classification
            ? new SessionConfiguration
            {
                Classification = classification,
                Properties = ObjectMembers.Texts(ObjectMembers.Of(value, "Properties") as IDictionary) ?? [],
                Configurations = ReadAll(ObjectMembers.Of(value, "Configurations")),
            }
            : throw new ArgumentTransformationMetadataException(
                "A configuration is a table or an object with Classification and Properties, for instance "
                + "@{ Classification = 'spark-defaults'; Properties = @{ 'spark.executor.memory' = '4g' } }.");
    }
}
