using System;
using System.IO;
using System.Security;

namespace EmrSessionCredentials.Input;

/// <summary>
/// Small text files that others write: configuration, tokens, certificates. A pipe or a device has no length and may
/// never end, so it counts as empty and is not opened.
/// </summary>
internal static class BoundedFile
{
    /// <exception cref="UnreadableFileException">
    /// It does not exist, cannot be opened, or is longer than 1 MiB; the message has no content of it.
    /// </exception>
    internal static string ReadAllText(string path)
    {
        using TextReader reader = OpenText(path);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a token that someone mounted there.</summary>
    /// <param name="failure">The error for what is wrong with the file.</param>
    internal static string ReadToken(string path, Func<string, SessionCredentialException> failure)
    {
        try
        {
            return ReadAllText(path) is { Length: > 0 } token
                ? token
                : throw failure($"{path} is empty, or is not a file");
        }
        catch (UnreadableFileException exception)
        {
            throw failure(exception.Message);
        }
    }

    /// <inheritdoc cref="ReadAllText" />
    internal static TextReader OpenText(string path)
    {
        try
        {
            FileInfo file = new(path);
#if NET
            // A link has a length of its own, and a mounted token is a link to a link.
            file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
#endif
            if (file.Length == 0)
                return TextReader.Null;
            // Login tools rewrite these files at any time; that must not make them unreadable on Windows.
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            // One byte more than is allowed: the file may grow while it is read.
            using BinaryReader bytes = new(stream);
            byte[] content = bytes.ReadBytes(BoundedStream.MaximumBytes + 1);
            return content.Length > BoundedStream.MaximumBytes
                ? throw new UnreadableFileException($"{path} is longer than {BoundedStream.MaximumBytes} bytes")
                : new StreamReader(new MemoryStream(content));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnreadableFileException($"{path} does not exist", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or SecurityException or NotSupportedException or ArgumentException)
        {
            throw new UnreadableFileException($"{path} cannot be opened ({exception.GetType().Name})", exception);
        }
    }
}
