using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Identity;

/// <summary>Reads what a program or a server sends, up to 1 MiB.</summary>
internal static class BoundedStream
{
    private const int MaximumBytes = 1024 * 1024;
    private const int UsualBytes = 4096;

    /// <returns>All bytes; null when there are more than 1 MiB.</returns>
    internal static async Task<byte[]?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[UsualBytes];
        int length = 0;
        while (true)
        {
            int read = await ReadAsync(stream, buffer, length, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                break;
            length += read;
            if (length > MaximumBytes)
                return null;
            if (length == buffer.Length)
                Array.Resize(ref buffer, length * 2);
        }

        Array.Resize(ref buffer, length);
        return buffer;
    }

    /// <summary>Reads to the end and keeps nothing, so that a program that writes to it is not held up.</summary>
    internal static async Task DrainAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[UsualBytes];
        while (await ReadAsync(stream, buffer, 0, cancellationToken).ConfigureAwait(false) > 0)
        {
            // Nothing is kept.
        }
    }

    private static Task<int> ReadAsync(Stream stream, byte[] buffer, int start, CancellationToken cancellationToken) =>
#if NET
        stream.ReadAsync(buffer.AsMemory(start), cancellationToken).AsTask();
#else
        stream.ReadAsync(buffer, start, buffer.Length - start, cancellationToken);
#endif
}
