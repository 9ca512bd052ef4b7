using System;
using System.Globalization;
using System.Management.Automation;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// Takes a time span as an object or as text, ISO 8601 durations included. It refuses a bare number: PowerShell would
/// take 300 for as many ticks, 30 microseconds, and '5' for as many days.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeSpanTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null or TimeSpan)
            return value;
        string text = LineText.Of(
            value is IConvertible ? Convert.ToString(value, CultureInfo.InvariantCulture) : value.GetType().FullName);
        return TimeSpanText.Read(text) ?? throw new ArgumentTransformationMetadataException(
            $"Give 1:00 or PT1H for an hour, 0:05 or PT5M for five minutes. '{text}' is not a time span.");
    }
}
