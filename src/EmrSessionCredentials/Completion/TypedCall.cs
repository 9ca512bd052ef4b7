using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;
using System.Security;
using EmrSessionCredentials.Binding;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Pipeline;

namespace EmrSessionCredentials.Completion;

/// <summary>What a line that is being typed says already about who signs, where and how.</summary>
internal sealed class TypedCall
{
    private static readonly PropertyInfo[] Common =
        [.. typeof(EmrCommand).GetProperties().Where(p => p.IsDefined(typeof(ParameterAttribute), inherit: false))];

    // One for all lines: the same object must lead to the same suggestions.
    private static readonly ObjectShapes Shapes = new();

    private readonly IDictionary _values;

    private TypedCall(IDictionary values) => _values = values;

    internal required IdentityOptions Identity { get; init; }

    internal required ClientOptions Options { get; init; }

    /// <summary>
    /// Reads a line; null when it leaves open who signs or where: another account's ids would be no help.
    /// </summary>
    internal static TypedCall? Read(CommandAst line, IDictionary values)
    {
        if (line.CommandElements.Any(element => element is VariableExpressionAst { Splatted: true }
            || (element is CommandParameterAst p && IsOpen(p.ParameterName, values))))
        {
            return null;
        }

        try
        {
            return Understand(WithDefaults(line.GetCommandName(), values));
        }
        catch (Exception e) when (e is RuntimeException or PSInvalidCastException or InvalidOperationException or SessionCredentialException)
        {
            return null;
        }
    }

    internal string? Text(string parameter) => Text(_values, parameter);

    /// <summary>The full path of the credentials file or folder that a line names; null for none.</summary>
    internal static string? ProfileLocation(IDictionary values) => Text(values, nameof(EmrCommand.ProfileLocation)) is { } path
        ? Session().Path.GetUnresolvedProviderPathFromPSPath(path)
        : null;

    private static SessionState Session() =>
        (SessionState)ScriptBlock.Create("$ExecutionContext.SessionState").Invoke()[0].BaseObject;

    /// <summary>The values with those that $PSDefaultParameterValues adds when the line runs.</summary>
    /// <exception cref="InvalidOperationException">Only running the line would tell one of them.</exception>
    private static Hashtable WithDefaults(string command, IDictionary values)
    {
        Hashtable all = new(values, StringComparer.OrdinalIgnoreCase);
        if (Session().PSVariable.GetValue("PSDefaultParameterValues") is not IDictionary defaults
            || LanguagePrimitives.IsTrue(defaults["Disabled"]))
        {
            return all;
        }

        foreach (DictionaryEntry entry in defaults)
        {
            string[] parts = ((string)entry.Key).Split(':');
            if (parts.Length != 2 || !WildcardPattern.Get(parts[0].Trim(), WildcardOptions.IgnoreCase).IsMatch(command))
                continue;
            PropertyInfo? parameter = Parameter(parts[1].Trim());
            if (parameter is null || values.Contains(parameter.Name))
                continue;
            all[parameter.Name] = entry.Value is ScriptBlock ? throw new InvalidOperationException() : entry.Value;
        }

        return all;
    }

    private static TypedCall Understand(Hashtable values)
    {
        SessionState session = Session();
        ClientConfig? config = values[nameof(EmrCommand.ClientConfig)] is { } given ? ClientConfig.Read(given) : null;
        return new TypedCall(values)
        {
            Identity = new IdentityOptions
            {
                Region = Text(values, nameof(EmrCommand.Region)) ?? config?.Region,
                ProfileName = Text(values, nameof(EmrCommand.ProfileName)),
                ProfileLocation = ProfileLocation(values),
                AccessKey = Text(values, nameof(EmrCommand.AccessKey)),
                SecretKey = Secret(values, nameof(EmrCommand.SecretKey)),
                SessionToken = Secret(values, nameof(EmrCommand.SessionToken)),
                Credential = Shapes.Of(values[nameof(EmrCommand.Credential)]),
                StoredCredentials = Shapes.Of(session.PSVariable.GetValue("StoredAWSCredentials")),
                StoredRegion = Shapes.Of(session.PSVariable.GetValue("StoredAWSRegion")),
            },
            Options = new ClientOptions
            {
                // The user at the prompt does not wait for a second try.
                MaxAttempts = 1,
                EndpointUrl = Value<Uri>(values, nameof(EmrCommand.EndpointUrl)) ?? config?.EndpointUrl,
                AllowUnencryptedEndpoint = LanguagePrimitives.IsTrue(
                    values[nameof(EmrCommand.AllowUnencryptedEndpoint)]),
                Proxy = Value<Uri>(values, nameof(EmrCommand.Proxy)) ?? config?.Proxy,
                ProxyCredential = Value<PSCredential>(values, nameof(EmrCommand.NetworkCredential))?.GetNetworkCredential()
                    ?? config?.ProxyCredential,
            },
        };
    }

    /// <summary>
    /// Whether it is a parameter of all cmdlets, by whatever name, whose value only running the line would tell.
    /// </summary>
    private static bool IsOpen(string typed, IDictionary values)
    {
        PropertyInfo? parameter = Parameter(typed);
        return parameter is not null && !values.Contains(parameter.Name);
    }

    private static PropertyInfo? Parameter(string typed) => Common.FirstOrDefault(p => Begins(p.Name, typed)
        || p.GetCustomAttribute<AliasAttribute>()?.AliasNames.Any(alias => Begins(alias, typed)) == true);

    private static bool Begins(string name, string typed) => name.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    private static string? Text(IDictionary values, string parameter) => Value<string>(values, parameter);

    private static SecureString? Secret(Hashtable values, string parameter) =>
        new SecretTransformationAttribute().Transform(null!, values[parameter]) as SecureString;

    private static T? Value<T>(IDictionary values, string parameter)
        where T : class => values[parameter] is { } value
            ? (T)LanguagePrimitives.ConvertTo(value, typeof(T), CultureInfo.InvariantCulture)
            : null;
}
