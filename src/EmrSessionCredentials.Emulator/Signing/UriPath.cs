using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace EmrSessionCredentials.Emulator.Signing;

/// <summary>Paths as SigV4 sees them: normalised, and encoded once more than they are on the wire.</summary>
internal static class UriPath
{
    /// <summary>Removes empty and dot segments, as signers and servers do alike; nothing is decoded.</summary>
    internal static string Normalize(string path)
    {
        List<string> kept = [];
        foreach (string segment in path.Split('/'))
        {
            if (segment is "" or ".") continue;
            if (segment is not "..") kept.Add(segment);
            else if (kept.Count > 0) kept.RemoveAt(kept.Count - 1);
        }

        string joined = "/" + string.Join('/', kept);
        return kept.Count > 0 && path.EndsWith('/') ? joined + "/" : joined;
    }

    /// <summary>The segments between the slashes, still encoded, without empty ones.</summary>
    internal static string[] Segments(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Encodes everything but the unreserved characters (and those in <paramref name="keep"/>), upper-case hex.
    /// </summary>
    internal static string Encode(string text, string keep = "")
    {
        StringBuilder encoded = new(text.Length + 16);
        foreach (byte octet in Encoding.UTF8.GetBytes(text))
        {
            char character = (char)octet;
            bool plain = char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~'
                || (octet < 0x80 && keep.Contains(character, StringComparison.Ordinal));
            if (plain) encoded.Append(character);
            else encoded.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }
}
