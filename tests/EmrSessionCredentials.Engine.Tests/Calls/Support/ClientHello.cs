using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>The first message of TLS (RFC 8446, section 4.1.2), as far as it is about versions.</summary>
internal static class ClientHello
{
    private const int RecordHeader = 5;
    private const int SupportedVersions = 43;

    /// <summary>Reads the record's content.</summary>
    internal static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        byte[] header = new byte[RecordHeader];
        await stream.ReadExactlyAsync(header, cancellationToken);
        byte[] content = new byte[BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(3))];
        await stream.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    /// <summary>The numbers of the versions that the client offers (0x0303 is TLS 1.2), in its order; what it makes up (GREASE) is left out.</summary>
    internal static IReadOnlyList<int> Versions(ReadOnlySpan<byte> hello)
    {
        // Message type and length, version, random.
        ReadOnlySpan<byte> rest = hello[(4 + 2 + 32)..];
        rest = rest[(1 + rest[0])..];
        rest = rest[(2 + BinaryPrimitives.ReadUInt16BigEndian(rest))..];
        rest = rest[(1 + rest[0])..][2..];
        while (rest.Length > 0)
        {
            int type = BinaryPrimitives.ReadUInt16BigEndian(rest);
            ReadOnlySpan<byte> extension = rest.Slice(4, BinaryPrimitives.ReadUInt16BigEndian(rest[2..]));
            rest = rest[(4 + extension.Length)..];
            if (type == SupportedVersions)
                return [.. Read(extension[1..]).Where(number => number >> 8 == 3)];
        }

        return [];
    }

    private static List<int> Read(ReadOnlySpan<byte> versions)
    {
        List<int> numbers = [];
        for (int i = 0; i < versions.Length; i += 2)
            numbers.Add(BinaryPrimitives.ReadUInt16BigEndian(versions[i..]));
        return numbers;
    }
}
