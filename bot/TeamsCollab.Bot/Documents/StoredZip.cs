using System.Buffers.Binary;
using System.Text;

namespace TeamsCollab.Bot.Documents;

/// <summary>
/// Writes a zip file that is equal to the byte on every machine: files in the order given, uncompressed, all of one fixed time. The framework's own
/// archive puts the platform into each entry, and what deflate makes changes with its version.
/// </summary>
public static class StoredZip
{
    /// <summary>1 January 1980, the first day a zip file can say.</summary>
    private const ushort Date = (0 << 9) | (1 << 5) | 1;

    private const ushort NamesAreUtf8 = 1 << 11;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index =>
    {
        var value = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1);
        }

        return value;
    })];

    public static byte[] Of(IEnumerable<(string Path, byte[] Content)> files)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        var count = 0;
        foreach (var (path, content) in files)
        {
            var (name, offset, common) = (Encoding.UTF8.GetBytes(path), (uint)zip.Length, Common(path, content));
            Write(zip, [0x50, 0x4B, 3, 4], common, [0, 0], name, content);
            // Comment length, disk, attributes inside and outside, offset.
            var place = new byte[14];
            BinaryPrimitives.WriteUInt32LittleEndian(place.AsSpan(10), offset);
            Write(directory, [0x50, 0x4B, 1, 2, 20, 0], common, [0, 0], place, name);
            count++;
        }

        var end = new byte[22];
        "PK\u0005\u0006"u8.CopyTo(end);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), (ushort)count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), (uint)zip.Length);
        Write(zip, directory.ToArray(), end);
        return zip.ToArray();
    }

    /// <summary>What the header of a file and its line in the directory share: version needed to the length of the name.</summary>
    private static byte[] Common(string path, byte[] content)
    {
        var common = new byte[24];
        BinaryPrimitives.WriteUInt16LittleEndian(common, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(2), NamesAreUtf8);
        BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(8), Date);
        BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(10), Crc32(content));
        BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(14), (uint)content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(18), (uint)content.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(22), (ushort)Encoding.UTF8.GetByteCount(path));
        return common;
    }

    private static uint Crc32(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var octet in content)
        {
            crc = Table[(crc ^ octet) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static void Write(MemoryStream zip, params ReadOnlySpan<byte[]> parts)
    {
        foreach (var part in parts)
        {
            zip.Write(part);
        }
    }
}
