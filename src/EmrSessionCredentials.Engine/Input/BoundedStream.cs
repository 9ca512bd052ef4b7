using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Input;

/// <summary>Reads what a program or a server sends, up to 1 MiB.</summary>
internal static class BoundedStream
{
    /// <summary>1 MiB, in bytes.</summary>
    internal const int MaximumBytes = 1024 * 1024;

    private const int UsualBytes = 4096;

    /// <summary>
    /// Reads to the end. The bytes may be a secret's: they are in one array, for <see cref="Clear"/>.
    /// </summary>
    /// <param name="capacity">How many bytes to make room for at first.</param>
    /// <returns>All bytes; null when there are more than 1 MiB.</returns>
    internal static async Task<ArraySegment<byte>?> ReadAsync(
        Stream stream, CancellationToken cancellationToken, int capacity = UsualBytes)
    {
        byte[] buffer = new byte[capacity];
        int length = 0;
        int read;
        while ((read = await ReadAsync(stream, buffer, length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += read;
            if (length > MaximumBytes)
                return null;
            if (length == buffer.Length)
                buffer = Doubled(buffer);
        }

        return new ArraySegment<byte>(buffer, 0, length);
    }

    /// <summary>Overwrites what was read.</summary>
    internal static void Clear(ArraySegment<byte> bytes) => Array.Clear(bytes.Array!, bytes.Offset, bytes.Count);

    /// <summary>The bytes in an array of twice the size; none of them stays in the one they were in.</summary>
    private static byte[] Doubled(byte[] from)
    {
        byte[] to = new byte[from.Length * 2];
        from.CopyTo(to, 0);
        Array.Clear(from, 0, from.Length);
        return to;
    }

    private static ValueTask<int> ReadAsync(
        Stream stream, byte[] buffer, int start, CancellationToken cancellationToken) =>
#if NET
        stream.ReadAsync(buffer.AsMemory(start), cancellationToken);
#else
        new(stream.ReadAsync(buffer, start, buffer.Length - start, cancellationToken));
#endif
}
