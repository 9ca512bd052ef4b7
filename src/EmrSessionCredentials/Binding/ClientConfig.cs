using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Reflection;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// What <c>-ClientConfig</c> holds in scripts for AWS.Tools: a hashtable, or a configuration object of the SDK, which
/// is read by its properties' names. The cmdlets' own parameters come first.
/// </summary>
internal sealed class ClientConfig
{
    private const string Supported =
        "RegionEndpoint, ServiceURL, ProxyHost, ProxyPort, ProxyCredentials, MaxErrorRetry and Timeout";

    private readonly IReadOnlyDictionary<string, object> _settings;
    private readonly List<string> _ignored;

    private ClientConfig(IReadOnlyDictionary<string, object> settings)
    {
        _settings = settings;
        _ignored = [.. settings.Keys];
        Region = Take("RegionEndpoint", value => value as string ?? ObjectMembers.Of(value, "SystemName") as string
            ?? throw new InvalidCastException());
        EndpointUrl = Take("ServiceURL", value => Converted<Uri>(value));
        string? host = Take("ProxyHost", value => Converted<string>(value));
        int? port = Take("ProxyPort", value => (int?)Converted<int>(value));
        if (host is not null)
            Proxy = ProxyOf(host, port ?? 80);
        ProxyCredential = Take("ProxyCredentials", value => value is PSCredential pair ? pair.GetNetworkCredential() : (NetworkCredential)value);
        MaxAttempts = Take(
            "MaxErrorRetry", value => Within(1L + Converted<int>(value), ClientOptions.MaxAttemptsLimit));
        TimeoutSec = Take(
            "Timeout", value => Within(Math.Ceiling(Span(value).TotalSeconds), ClientOptions.LongestAttempt));
    }

    internal string? Region { get; }

    internal Uri? EndpointUrl { get; }

    internal Uri? Proxy { get; }

    internal NetworkCredential? ProxyCredential { get; }

    internal int? MaxAttempts { get; }

    internal int? TimeoutSec { get; }

    /// <summary>The settings that have no effect, in words; null when all have one.</summary>
    internal string? Warning => _ignored.Count == 0
        ? null
        : $"-ClientConfig supports {Supported}. Not used: {string.Join(", ", _ignored.OrderBy(name => name, StringComparer.Ordinal))}.";

    /// <summary>Reads a configuration.</summary>
    /// <exception cref="InvalidRequestParameterException">
    /// A setting that is supported has a value that it cannot have.
    /// </exception>
    internal static ClientConfig Read(object value)
    {
        object config = ObjectMembers.Unwrapped(value)!;
        if (config is string or ValueType)
        {
            throw new InvalidRequestParameterException(
                [new RuleViolation("ClientConfig", "is not a hashtable or an object with settings as its properties")]);
        }

        Dictionary<string, object> given = new(StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach ((string name, object? setting) in ObjectMembers.All(config) ?? Changed(config))
            {
                if (ObjectMembers.Unwrapped(setting) is { } some)
                    given[name] = some;
            }
        }
        catch (Exception e) when (e is GetValueException or TargetInvocationException)
        {
            throw new InvalidRequestParameterException(
                [new RuleViolation("ClientConfig", "has a property that cannot be read")]);
        }

        return new ClientConfig(given);
    }

    /// <summary>
    /// The properties of a configuration object that are not as in a new one: those that the script has set.
    /// </summary>
    private static IEnumerable<(string Name, object? Value)> Changed(object config)
    {
        Type type = config.GetType();
        object? fresh = type.GetConstructor(Type.EmptyTypes)?.Invoke(null);
        return type.GetProperties()
            .Where(
                property => property is { CanRead: true, CanWrite: true } && property.GetIndexParameters().Length == 0)
            .Select(property => (Property: property, Value: property.GetValue(config)))
            .Where(pair => fresh is null || !AreEqual(pair.Value, pair.Property.GetValue(fresh)))
            .Select(pair => (pair.Property.Name, (object?)pair.Value));
    }

    // Each configuration of the SDK has, for instance, an endpoint provider of its own.
    private static bool AreEqual(object? left, object? right) => Equals(left, right)
        || (left is not null && left.GetType() == right?.GetType()
            && left.GetType().GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType == typeof(object));

    private static T Converted<T>(object value) =>
        (T)LanguagePrimitives.ConvertTo(value, typeof(T), CultureInfo.InvariantCulture);

    // A bare number would be ticks.
    private static TimeSpan Span(object value) =>
        value as TimeSpan? ?? TimeSpanText.Read(Converted<string>(value)) ?? throw new InvalidCastException();

    private static int? Within(double value, int most) =>
        value >= 1 && value <= most ? (int)value : throw new OverflowException();

    private static Uri ProxyOf(string host, int port)
    {
        try
        {
            return new UriBuilder(Uri.UriSchemeHttp, host, port).Uri;
        }
        catch (Exception e) when (e is UriFormatException or ArgumentOutOfRangeException)
        {
            throw Invalid("ProxyHost or ProxyPort");
        }
    }

    private static InvalidRequestParameterException Invalid(string name) =>
        new([new RuleViolation("ClientConfig", $"has a value for {name} that is not valid")]);

    private T? Take<T>(string name, Func<object, T?> read)
    {
        if (!_settings.TryGetValue(name, out object? value))
            return default;
        _ignored.RemoveAll(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));
        try
        {
            return read(value);
        }
        catch (Exception e) when (e is PSInvalidCastException or InvalidCastException or OverflowException)
        {
            throw Invalid(name);
        }
    }
}
