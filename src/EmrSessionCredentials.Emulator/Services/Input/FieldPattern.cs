using System;
using System.Text.RegularExpressions;

namespace EmrSessionCredentials.Emulator.Services.Input;

/// <summary>
/// A pattern of a service model beside the .NET expression that means the same: the whole text, ASCII digits and
/// letters only, no newline let through at the end.
/// </summary>
internal sealed record FieldPattern(string Model, Regex Expression)
{
    internal static FieldPattern NotBlank { get; } = Of(@".*\S.*", @"\A.*\S.*\z");

    internal static FieldPattern NotBlankAnchored { get; } = NotBlank with { Model = @"^.*\S.*$" };

    internal static FieldPattern RoleArn { get; } = Of(
        @"^arn:(aws[a-zA-Z0-9-]*):iam::(\d{12})?:(role((\u002F)|(\u002F[\u0021-\u007F]+\u002F))[\w+=,.@-]+)$",
        @"\Aarn:aws[a-zA-Z0-9-]*:iam::([0-9]{12})?:role(/|/[\u0021-\u007F]+/)[A-Za-z0-9_+=,.@-]+\z");

    /// <summary>A role with its account, as EMR Serverless wants it.</summary>
    internal static FieldPattern AccountRoleArn { get; } = Of(
        @"arn:(aws[a-zA-Z0-9-]*):iam::([0-9]{12}):(role((\u002F)|(\u002F[\u0021-\u007F]+\u002F))[\w+=,.@-]+)",
        @"\Aarn:aws[a-zA-Z0-9-]*:iam::[0-9]{12}:role(/|/[\u0021-\u007F]+/)[A-Za-z0-9_+=,.@-]+\z");

    internal static FieldPattern ServerlessClientToken { get; } = Of("[A-Za-z0-9._-]+", @"\A[A-Za-z0-9._-]+\z");

    internal static FieldPattern LogContext { get; } = Of(
        @"^((?!.*-s3alias)(?!xn--.*)[a-z0-9][-a-z0-9.]*)?[a-z0-9]$",
        @"\A((?!.*-s3alias)(?!xn--)[a-z0-9][-a-z0-9.]*)?[a-z0-9]\z");

    internal static FieldPattern XmlText { get; } = Of(
        @"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*",
        @"\A(?:[\u0020-\uD7FF\uE000-\uFFFD\r\n\t]|[\uD800-\uDBFF][\uDC00-\uDFFF])*\z");

    /// <summary>An id of EMR on EKS or EMR Serverless.</summary>
    internal static FieldPattern ResourceId { get; } = Of("[0-9a-z]+", @"\A[0-9a-z]+\z");

    internal static FieldPattern ServerlessToken { get; } = Of("[A-Za-z0-9_=-]+", @"\A[A-Za-z0-9_=-]+\z");

    internal static FieldPattern TagKey { get; } = Of("[A-Za-z0-9 /_.:=+@-]+", @"\A[A-Za-z0-9 /_.:=+@-]+\z");

    internal static FieldPattern TagValue { get; } = Of("[A-Za-z0-9 /_.:=+@-]*", @"\A[A-Za-z0-9 /_.:=+@-]*\z");

    internal static FieldPattern StsArn { get; } = Of(
        @"[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD\u10000-\u10FFFF]+",
        @"\A(?:[\u0009\u000A\u000D\u0020-\u007E\u0085\u00A0-\uD7FF\uE000-\uFFFD]|[\uD800-\uDBFF][\uDC00-\uDFFF])+\z");

    internal static FieldPattern StsPolicy { get; } =
        Of(@"[\u0009\u000A\u000D\u0020-\u00FF]+", @"\A[\u0009\u000A\u000D\u0020-\u00FF]+\z");

    internal static FieldPattern StsName { get; } = Of(@"[\w+=,.@-]*", @"\A[A-Za-z0-9_+=,.@-]*\z");

    internal static FieldPattern StsExternalId { get; } = Of(@"[\w+=,.@:\/-]*", @"\A[A-Za-z0-9_+=,.@:/-]*\z");

    internal static FieldPattern StsSerialNumber { get; } = Of(@"[\w+=/:,.@-]*", @"\A[A-Za-z0-9_+=/:,.@-]*\z");

    internal static FieldPattern StsTokenCode { get; } = Of(@"[\d]*", @"\A[0-9]*\z");

    internal bool Accepts(string value) => Expression.IsMatch(value);

    private static FieldPattern Of(string model, string expression) =>
        new(model, new Regex(
            expression,
            RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)));
}
