using System;
using System.IO;
using System.Security;

namespace EmrSessionCredentials.Identity;

/// <summary>Reads small files whole. A pipe or a device may never end, so nothing is read that has no length.</summary>
internal static class BoundedFile
{
    /// <summary>1 MiB, in bytes.</summary>
    internal const int MaximumBytes = 1024 * 1024;

    /// <exception cref="UnreadableFileException">
    /// There is no such file, it cannot be opened, or it is longer than <see cref="MaximumBytes"/>.
    /// </exception>
    internal static byte[] Read(string path)
    {
        if (Directory.Exists(path))
            throw new UnreadableFileException($"{path} is a folder, not a file");
        if (!File.Exists(path))
            throw new UnreadableFileException($"{path} does not exist");
        try
        {
            if (new FileInfo(path).Length == 0)
                return [];
            // Login tools rewrite these files at any time; that must not make them unreadable on Windows.
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            // One byte more than is allowed: the file may have grown since its length was asked for.
            byte[] content = new byte[Math.Min(stream.Length, MaximumBytes) + 1];
            int length = 0;
            int read;
            while (length < content.Length && (read = stream.Read(content, length, content.Length - length)) > 0)
                length += read;
            if (length > MaximumBytes)
                throw new UnreadableFileException($"{path} is longer than {MaximumBytes} bytes");
            Array.Resize(ref content, length);
            return content;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException
            or SecurityException or NotSupportedException)
        {
            throw new UnreadableFileException($"{path} cannot be opened ({exception.GetType().Name})", exception);
        }
    }
}
