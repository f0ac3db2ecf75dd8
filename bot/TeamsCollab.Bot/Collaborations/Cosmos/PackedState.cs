using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>
/// A folded state in few bytes, and back byte for byte. Most of a state are digests of 43 random letters and people's ids of 36, of which compression makes
/// little; so each different one stands once as its 32 or 16 bytes, in the order of their first coming, and the text holds a mark that valid JSON cannot
/// hold: the next one, an earlier one by its number, or the one that came after the one named last, for lists that stand twice.
/// </summary>
internal static class PackedState
{
    private const int Quality = 9;

    private static readonly Kind[] Kinds =
    [
        new(43, 32, 1, 5, 7, Base64Url.DecodeFromUtf8, Base64Url.EncodeToUtf8),
        new(36, 16, 3, 6, 8, text => Guid.TryParseExact(Encoding.ASCII.GetString(text), "D", out var id) ? id.ToByteArray() : [], bytes => Encoding.ASCII.GetBytes(new Guid(bytes).ToString())),
    ];

    private delegate byte[] Coding(ReadOnlySpan<byte> given);

    /// <param name="Mark">Of an earlier one; the mark after it is the next one's.</param>
    /// <param name="Follower">The mark of the one whose number is one higher than that of the one before in the text.</param>
    /// <param name="Near">Of an earlier one whose number is one byte.</param>
    private sealed record Kind(int Letters, int Bytes, byte Mark, byte Follower, byte Near, Coding ToBytes, Coding ToLetters);

    public static byte[] Pack(ReadOnlySpan<byte> json)
    {
        var (text, apart, known) = (new MemoryStream(json.Length), Kinds.Select(_ => new MemoryStream()).ToArray(), new Dictionary<string, int>(StringComparer.Ordinal));
        Span<byte> number = stackalloc byte[2];
        Span<int> last = stackalloc int[Kinds.Length];
        last.Fill(-1);
        for (var at = 0; at < json.Length;)
        {
            var place = Fits(Kinds[0], json, at) ? 0 : Fits(Kinds[1], json, at) ? 1 : -1;
            if (place < 0 || apart[place].Length / Kinds[place].Bytes == ushort.MaxValue)
            {
                text.WriteByte(json[at++]);
                continue;
            }

            var kind = Kinds[place];
            var letters = json.Slice(at, kind.Letters);
            var (name, count) = (Encoding.ASCII.GetString(letters), (int)apart[place].Length / kind.Bytes);
            if (known.TryAdd(name, count))
            {
                apart[place].Write(kind.ToBytes(letters));
                text.WriteByte((byte)(kind.Mark + 1));
                last[place] = count;
            }
            else if (known[name] == last[place] + 1)
            {
                text.WriteByte(kind.Follower);
                last[place]++;
            }
            else if (known[name] <= byte.MaxValue)
            {
                last[place] = known[name];
                text.WriteByte(kind.Near);
                text.WriteByte((byte)last[place]);
            }
            else
            {
                text.WriteByte(kind.Mark);
                last[place] = known[name];
                BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)last[place]);
                text.Write(number);
            }

            at += kind.Letters;
        }

        using var packed = new MemoryStream();
        for (var place = 0; place < Kinds.Length; place++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(number, (ushort)(apart[place].Length / Kinds[place].Bytes));
            packed.Write(number);
            apart[place].WriteTo(packed);
        }

        using (var brotli = new BrotliStream(packed, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true))
        {
            text.WriteTo(brotli);
        }

        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        var (apart, next, from) = (new byte[Kinds.Length][], new int[Kinds.Length], 0);
        for (var place = 0; place < Kinds.Length; place++)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(packed.AsSpan(from)) * Kinds[place].Bytes;
            apart[place] = packed[(from + 2)..(from + 2 + length)];
            from += 2 + length;
        }

        using var text = new MemoryStream();
        using (var brotli = new BrotliStream(new MemoryStream(packed, from, packed.Length - from), CompressionMode.Decompress))
        {
            brotli.CopyTo(text);
        }

        using var json = new MemoryStream();
        var marked = text.GetBuffer().AsSpan(0, (int)text.Length);
        Span<int> last = stackalloc int[Kinds.Length];
        for (var at = marked.IndexOfAnyInRange((byte)1, (byte)8); at >= 0; at = marked.IndexOfAnyInRange((byte)1, (byte)8))
        {
            var mark = marked[at];
            var place = Array.FindIndex(Kinds, kind => mark == kind.Follower || mark == kind.Near || mark == kind.Mark || mark == kind.Mark + 1);
            var numbered = mark == Kinds[place].Mark ? 2 : mark == Kinds[place].Near ? 1 : 0;
            json.Write(marked[..at]);
            last[place] = numbered switch
            {
                2 => BinaryPrimitives.ReadUInt16LittleEndian(marked[(at + 1)..]),
                1 => marked[at + 1],
                _ when mark == Kinds[place].Follower => last[place] + 1,
                _ => next[place]++,
            };
            json.Write(Kinds[place].ToLetters(apart[place].AsSpan(last[place] * Kinds[place].Bytes, Kinds[place].Bytes)));
            marked = marked[(at + 1 + numbered)..];
        }

        json.Write(marked);
        return json.ToArray();
    }

    /// <summary>As many letters between quotes, that come back as they are.</summary>
    private static bool Fits(Kind kind, ReadOnlySpan<byte> json, int at)
    {
        if (at == 0 || json[at - 1] != '"' || at + kind.Letters >= json.Length || json[at + kind.Letters] != '"')
        {
            return false;
        }

        var letters = json.Slice(at, kind.Letters);
        return (kind.Mark != 1 || Base64Url.IsValid(letters)) && kind.ToBytes(letters) is { } bytes && bytes.Length == kind.Bytes && kind.ToLetters(bytes).AsSpan().SequenceEqual(letters);
    }
}
