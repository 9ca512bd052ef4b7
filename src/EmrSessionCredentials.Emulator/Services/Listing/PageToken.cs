using System;
using System.Globalization;
using System.Text;
using EmrSessionCredentials.Emulator.Issuing;

namespace EmrSessionCredentials.Emulator.Services.Listing;

/// <summary>
/// Where a page begins. It belongs to one list with its filters: a client that drops a filter on the second page, or
/// mixes up two lists, is found out.
/// </summary>
internal sealed record PageToken(string List, int Offset)
{
    internal static PageToken First(string operation, string filters) =>
        new(Secrets.Digest($"{operation}\n{filters}")[..16], 0);

    internal PageToken After(int count) => this with { Offset = Offset + count };

    /// <summary>Reads a token of the same list; null when it is not a token of that list.</summary>
    internal PageToken? Read(string token)
    {
        string plain = token.Replace('-', '+').Replace('_', '/');
        byte[] decoded = new byte[plain.Length];
        if (!Convert.TryFromBase64String(plain, decoded, out int length)) return null;
        string[] parts = Encoding.UTF8.GetString(decoded, 0, length).Split(':');
        return parts.Length == 2
            && string.Equals(parts[0], List, StringComparison.Ordinal)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int offset)
            ? this with { Offset = offset }
            : null;
    }

    public override string ToString()
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{List}:{Offset}");
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_');
    }
}
