using System;
using System.Text;

namespace EmrSessionCredentials.Emulator.Issuing;

/// <summary>User name and password of an Authorization header of HTTP basic.</summary>
internal sealed record BasicLogin(string Username, string Password)
{
    /// <returns>Null when the header is missing or of another scheme, or does not decode.</returns>
    internal static BasicLogin? Parse(string? authorization)
    {
        string[] parts = (authorization ?? "").Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || !string.Equals(parts[0], "Basic", StringComparison.OrdinalIgnoreCase)) return null;
        byte[] decoded = new byte[parts[1].Length];
        if (!Convert.TryFromBase64String(parts[1], decoded, out int length)) return null;
        string[] login = Encoding.UTF8.GetString(decoded, 0, length).Split(':', 2);
        return login.Length == 2 ? new BasicLogin(login[0], login[1]) : null;
    }
}
