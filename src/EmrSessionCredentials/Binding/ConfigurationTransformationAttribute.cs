using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// Lets configurations be tables or objects with Classification, Properties and Configurations, for instance those of
/// AWS.Tools, or of a JSON file.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ConfigurationTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Wanted = "A configuration is a table or an object with Classification and Properties, for instance "
        + "@{ Classification = 'spark-defaults'; Properties = @{ 'spark.executor.memory' = '4g' } }.";

    private const string Properties = nameof(Properties);
    private const string Configurations = nameof(Configurations);
    private static readonly string[] Members =
        [nameof(SessionConfiguration.Classification), Properties, Configurations];

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null ? null : ReadAll(inputData);

    private static SessionConfiguration[] ReadAll(object? value) => ObjectMembers.Unwrapped(value) switch
    {
        null => [],
        IEnumerable list and not IDictionary and not string => [.. list.Cast<object?>().Select(Read)],
        _ => [Read(value)],
    };

    private static SessionConfiguration Read(object? value)
    {
        if (ObjectMembers.Unwrapped(value) is SessionConfiguration configuration)
            return configuration;
        string? unknown = ObjectMembers.All(value)?.Select(member => member.Name)
            .FirstOrDefault(name => !Members.Contains(name, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
            throw Invalid($"It cannot have {unknown}.");
        return ObjectMembers.Of(value, nameof(SessionConfiguration.Classification)) is string { Length: > 0 } classification
            ? new SessionConfiguration
            {
                Classification = classification,
                Properties = ReadProperties(ObjectMembers.Of(value, Properties)),
                Configurations = ReadAll(ObjectMembers.Of(value, Configurations)),
            }
            : throw Invalid("It needs a Classification.");
    }

    private static Dictionary<string, string> ReadProperties(object? value) => value is null
        ? []
        : ObjectMembers.Texts(value) ?? throw Invalid(
            "Its Properties are a table or an object with a property for each setting.");

    private static ArgumentTransformationMetadataException Invalid(string problem) => new($"{Wanted} {problem}");
}
