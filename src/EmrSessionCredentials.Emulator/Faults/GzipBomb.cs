using System;
using System.IO;
using System.IO.Compression;

namespace EmrSessionCredentials.Emulator.Faults;

/// <summary>Good JSON of one long text: 64 MiB that gzip makes 64 KiB of.</summary>
internal static class GzipBomb
{
    private const int Megabytes = 64;
    private static readonly Lazy<byte[]> Packed = new(Pack);

    internal static ReadOnlyMemory<byte> Body => Packed.Value;

    private static byte[] Pack()
    {
        byte[] filling = new byte[1024 * 1024];
        Array.Fill(filling, (byte)'x');
        using MemoryStream packed = new();
        using (GZipStream zip = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zip.Write("{\"filling\":\""u8);
            for (int i = 0; i < Megabytes; i++) zip.Write(filling);
            zip.Write("\"}"u8);
        }

        return packed.ToArray();
    }
}
