using System.Buffers.Binary;

namespace TeamsCollab.CardTemplating.Values;

/// <summary>The first and the last eight bytes of a name: with its length they are all of a name up to <see cref="LongestWhole"/> bytes, so that most names are compared in two steps.</summary>
internal readonly record struct NameKey(ulong Head, ulong Tail)
{
    public const int LongestWhole = 2 * sizeof(ulong);

    public static NameKey Of(ReadOnlySpan<byte> name)
    {
        if (name.Length >= sizeof(ulong))
        {
            return new NameKey(BinaryPrimitives.ReadUInt64LittleEndian(name), BinaryPrimitives.ReadUInt64LittleEndian(name[^sizeof(ulong)..]));
        }

        ulong head = 0;
        foreach (var unit in name)
        {
            head = (head << 8) | unit;
        }

        return new NameKey(head, 0);
    }

    /// <summary>One of 64, much the same for all.</summary>
    public int Bucket => (int)(((Head ^ (Tail >> 1)) * 0x9E3779B97F4A7C15) >> 58);
}
