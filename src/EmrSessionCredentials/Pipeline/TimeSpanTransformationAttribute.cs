using System;
using System.Globalization;
using System.Management.Automation;

namespace EmrSessionCredentials.Pipeline;

/// <summary>
/// Refuses a bare number for a time span: PowerShell would take 300 for as many ticks, 30 microseconds, and '5' for as
/// many days.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeSpanTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        string? text = Convert.ToString(value, CultureInfo.InvariantCulture);
        if (value is not TimeSpan && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            throw new ArgumentTransformationMetadataException(
                $"{text} does not say whether it is seconds or minutes. Give a time span, such as 0:05 for five minutes.");
        }

        return inputData;
    }
}
