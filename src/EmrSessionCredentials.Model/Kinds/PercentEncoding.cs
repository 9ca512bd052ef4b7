using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace EmrSessionCredentials.Vault;

/// <summary>
/// Percent escapes of names: what would be taken for the grammar's own punctuation, or for a wildcard, is written
/// <c>%</c> and two hexadecimal digits for each byte of its UTF-8. Everything else stays readable, a plus sign is a
/// plus sign, and an escape that need not be one is understood.
/// </summary>
internal static class PercentEncoding
{
    private const string Reserved = "%?&#\"' *[]`";

    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a pattern of PowerShell is made of this character; a name has it only as an escape.</summary>
    internal static bool IsWildcard(char c) => c is '*' or '[' or ']' or '`';

    internal static bool HasWildcard(string text) => text.Any(IsWildcard);

    /// <summary>Escapes one part of a path.</summary>
    internal static string EncodePart(string part) => Encode(part, Reserved + "/");

    /// <summary>Escapes the value of a query key, in which a slash is nothing special.</summary>
    internal static string EncodeValue(string value) => Encode(value, Reserved);

    /// <summary>Takes the escapes out of a part or a value.</summary>
    /// <returns>The text, or null where a percent sign begins no escape or the bytes are not UTF-8.</returns>
    internal static string? Decode(string text)
    {
        StringBuilder decoded = new(text.Length);
        List<byte> bytes = [];
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 2 >= text.Length || !IsHex(text[i + 1]) || !IsHex(text[i + 2]))
                    return null;
                bytes.Add(
                    byte.Parse(text.Substring(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 2;
            }
            else
            {
                if (!Flush(bytes, decoded))
                    return null;
                decoded.Append(text[i]);
            }
        }

        return Flush(bytes, decoded) ? decoded.ToString() : null;
    }

    private static string Encode(string text, string reserved) => string.Concat(text.Select(c =>
        reserved.IndexOf(c) < 0 ? c.ToString() : "%" + ((int)c).ToString("X2", CultureInfo.InvariantCulture)));

    private static bool Flush(List<byte> bytes, StringBuilder decoded)
    {
        try
        {
            decoded.Append(Strict.GetString([.. bytes]));
        }
        catch (DecoderFallbackException)
        {
            return false;
        }

        bytes.Clear();
        return true;
    }

    private static bool IsHex(char c) => c is >= '0' and <= '9' or >= 'a' and <= 'f' or >= 'A' and <= 'F';
}
