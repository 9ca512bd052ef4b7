using System;
using System.Globalization;
using System.Management.Automation;

namespace EmrSessionCredentials.Pipeline;

/// <summary>Refuses a bare number as a time span: PowerShell would take 900 for 900 ticks, a tenth of a millisecond.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is null or TimeSpan || !double.TryParse(
                Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out _))
        {
            return inputData;
        }

        throw new ArgumentTransformationMetadataException(
            $"{value} has no unit. Give a time span such as 0:15 or (New-TimeSpan -Minutes 15), or seconds with -DurationInSecond.");
    }
}
