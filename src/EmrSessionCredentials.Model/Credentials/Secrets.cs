using System;
using System.Runtime.InteropServices;
using System.Security;

namespace EmrSessionCredentials;

/// <summary>Converts between plain text and <see cref="SecureString"/>.</summary>
internal static class Secrets
{
    /// <summary>
    /// The longest secret that can be protected, in characters; the limit is <see cref="SecureString"/>'s.
    /// </summary>
    public const int MaximumLength = 65536;

    /// <summary>Puts a secret under protection, read-only.</summary>
    /// <param name="plainText">The secret as it came from the service or the user.</param>
    /// <returns>A read-only secure string; the caller's copy of the plain text is the caller's to forget.</returns>
    /// <exception cref="SessionCredentialException">
    /// <c>SecretTooLong</c>: it is longer than <see cref="MaximumLength"/>.
    /// </exception>
    public static SecureString Protect(string plainText)
    {
        if (plainText is null)
            throw new ArgumentNullException(nameof(plainText));
        if (plainText.Length > MaximumLength)
        {
            throw new SessionCredentialException(
                FailureKind.InvalidParameter,
                "SecretTooLong",
                $"A secret has {plainText.Length} characters, and a SecureString can hold {MaximumLength}.",
                "Use a shorter secret. A connection adds to the token, and encodes some of its characters.");
        }

        // In one piece: appended character by character, the protected buffer would be made anew each time it is full.
        SecureString secret;
        unsafe
        {
            fixed (char* start = plainText)
                secret = new SecureString(start, plainText.Length);
        }

        secret.MakeReadOnly();
        return secret;
    }

    /// <summary>
    /// Takes a secret out of protection: only where a caller asked for plain text, or a request is signed.
    /// </summary>
    /// <param name="secret">The protected secret.</param>
    /// <exception cref="SessionCredentialException"><c>DisposedSecret</c>: a script has disposed of it.</exception>
    public static string Reveal(SecureString secret)
    {
        if (secret is null)
            throw new ArgumentNullException(nameof(secret));
        if (IsDisposed(secret))
        {
            throw new SessionCredentialException(
                FailureKind.InvalidParameter,
                "DisposedSecret",
                "The SecureString of a credential has been disposed of.",
                "Request the credential again. Call Dispose on a SecureString only after its last use.");
        }

        IntPtr plain = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            return Marshal.PtrToStringUni(plain, secret.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(plain);
        }
    }

    /// <summary>Whether a secret can no longer be read.</summary>
    internal static bool IsDisposed(SecureString? secret)
    {
        try
        {
            return secret?.Length < 0;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
