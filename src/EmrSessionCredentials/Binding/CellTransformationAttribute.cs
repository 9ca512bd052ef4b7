using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Management.Automation;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// Converts a cell of a table as PowerShell does, and causes an error where it cannot. PowerShell leaves a property of
/// a piped object out when it cannot convert it, and the call would be made without it. An empty cell counts as no
/// value of a number or of true or false, where PowerShell would convert it to 0 or false.
/// </summary>
/// <param name="type">The type of the parameter, without <see cref="Nullable{T}"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CellTransformationAttribute(Type type) : ArgumentTransformationAttribute
{
    private const string WholeNumber = "Give a whole number.";

    private static readonly Dictionary<Type, string> Wanted = new()
    {
        [typeof(int)] = WholeNumber,
        [typeof(long)] = WholeNumber,
        [typeof(bool)] = "Give True or False.",
        [typeof(Uri)] = "Give a URL.",
        [typeof(Hashtable)] = "Give a table, for instance @{ Name = 'value' }.",
    };

    /// <summary>The type of the parameter, without <see cref="Nullable{T}"/>.</summary>
    public Type Type => type;

    /// <inheritdoc />
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? value = ObjectMembers.Unwrapped(inputData);
        if (value is null || (type.IsValueType && value is string blank && string.IsNullOrWhiteSpace(blank)))
            return null;
        if (type == typeof(bool))
            return Truth(value) ?? throw Invalid(value);
        if (Wanted[type] == WholeNumber && !IsWhole(value))
            throw Invalid(value);

        return LanguagePrimitives.TryConvertTo(value, type, CultureInfo.InvariantCulture, out object converted)
            ? converted
            : throw Invalid(value);
    }

    // PowerShell rounds 1.8, and reads 1kb as 1024.
    private static bool IsWhole(object value) => value switch
    {
        string digits => long.TryParse(digits, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
        double number => Math.Truncate(number).Equals(number),
        float number => Math.Truncate(number).Equals(number),
        decimal number => decimal.Truncate(number) == number,
        _ => true,
    };

    // PowerShell converts each text that is not empty to true, False among them.
    private static bool? Truth(object value) => value switch
    {
        bool truth => truth,
        SwitchParameter given => given.IsPresent,
        string text => bool.TryParse(text, out bool truth) ? truth : null,
        IConvertible number when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal =>
            LanguagePrimitives.IsTrue(number),
        _ => null,
    };

    private ArgumentTransformationMetadataException Invalid(object value) => new($"{Wanted[type]} " + value switch
    {
        // It can have a password.
        string when type == typeof(Uri) => "The text is not one.",
        string or double or float or decimal => $"'{LineText.Of(LanguagePrimitives.ConvertTo<string>(value))}' cannot be converted.",
        _ => $"A value of the type {value.GetType().FullName} cannot be converted.",
    });
}
