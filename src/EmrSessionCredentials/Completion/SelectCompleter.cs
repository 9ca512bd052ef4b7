using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using EmrSessionCredentials.Output;

namespace EmrSessionCredentials.Completion;

/// <summary>
/// Completes <c>-Select</c> with what it can name: <c>*</c>, the paths into the response, and <c>^</c> with each
/// parameter of the operation.
/// </summary>
internal sealed class SelectCompleter : ValueCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(TypedArgument argument)
    {
        Type? type = typeof(SelectCompleter).Assembly.GetTypes().FirstOrDefault(
            candidate => IsCmdlet(candidate, argument.Command));
        if (type is null)
            return [];
        using ISelectable cmdlet = (ISelectable)Activator.CreateInstance(type)!;
        IEnumerable<string> parameters = type.GetProperties(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(IsOfTheOperation)
            .Select(property => "^" + property.Name);
        string[] values = ["*", .. cmdlet.Paths, .. parameters];
        return Candidates.InOrder(values.Select(value => (value, ToolTip(value))), argument.Word);
    }

    // What the operation takes is bound by property name, as in AWS.Tools; -Wait and the like are not.
    private static bool IsOfTheOperation(PropertyInfo property) => property.Name != "Select"
        && property.GetCustomAttributes<ParameterAttribute>().Any(
            parameter => parameter.ValueFromPipelineByPropertyName);

    private static bool IsCmdlet(Type type, string name) => typeof(ISelectable).IsAssignableFrom(type)
        && type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet
        && name.StartsWith(cmdlet.VerbName + '-', StringComparison.OrdinalIgnoreCase)
        // A prefix of Import-Module is before the noun.
        && name.EndsWith(cmdlet.NounName, StringComparison.OrdinalIgnoreCase);

    private static string ToolTip(string value) => value[0] switch
    {
        '*' => "the whole response",
        '^' => $"the value of -{value.Substring(1)}",
        _ => $"{value} of the response",
    };
}
