using System;
using System.Net;
using System.Security;

namespace EmrSessionCredentials;

/// <summary>The two ways across the border between plain text and <see cref="SecureString"/>.</summary>
public static class Secrets
{
    /// <summary>Puts a secret under protection, read-only.</summary>
    /// <param name="plainText">The secret as it came from the service or the user.</param>
    /// <returns>A read-only secure string; the caller's copy of the plain text is the caller's to forget.</returns>
    public static SecureString Protect(string plainText)
    {
        if (plainText is null)
            throw new ArgumentNullException(nameof(plainText));

        SecureString secret = new();
        foreach (char c in plainText)
            secret.AppendChar(c);
        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>Takes a secret out of protection: only where a caller asked for plain text, or a request is signed.</summary>
    /// <param name="secret">The protected secret.</param>
    /// <returns>The plain text.</returns>
    public static string Reveal(SecureString secret) => new NetworkCredential("", secret).Password;
}
