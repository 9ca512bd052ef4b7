using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace EmrSessionCredentials.Tests.Requests;

/// <summary>The limits that a service model gives a text, with its pattern in .NET's terms.</summary>
internal sealed record ModelText(int Least, int Most, Regex Pattern)
{
    internal static ModelText Of(JsonNode shape) => new(
        shape["min"]?.GetValue<int>() ?? 0,
        shape["max"]!.GetValue<int>(),
        Translate(shape["pattern"]?.GetValue<string>() ?? ".*"));

    internal bool Accepts(string value)
    {
        int length = value.EnumerateRunes().Count();
        return length >= Least && length <= Most && Pattern.IsMatch(value);
    }

    /// <summary>
    /// ASCII digits and letters only, the whole text, no newline let through at the end. The one class of surrogates in
    /// the models (XML text) is written as if .NET's characters were Unicode's.
    /// </summary>
    private static Regex Translate(string pattern)
    {
        string whole = pattern.TrimStart('^').TrimEnd('$')
            .Replace(@"\d", "[0-9]", StringComparison.Ordinal)
            .Replace(@"[\w", "[A-Za-z0-9_", StringComparison.Ordinal)
            .Replace(
                @"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]",
                @"(?:[\u0020-\uD7FF\uE000-\uFFFD\r\n\t]|[\uD800-\uDBFF][\uDC00-\uDFFF])",
                StringComparison.Ordinal);
        Assert.DoesNotContain(@"\w", whole, StringComparison.Ordinal);
        return new Regex($@"\A(?:{whole})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }
}
