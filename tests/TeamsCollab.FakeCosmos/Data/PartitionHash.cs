using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Data;

/// <summary>
/// Where a partition key lies in the hash space: MurmurHash3 (128 bit) of each component, one after the other, as hexadecimal text. The SDK computes
/// the same, so both agree on the range of a document. https://github.com/aappleby/smhasher (public domain).
/// </summary>
public static class PartitionHash
{
    private const ulong First = 0x87c37b91114253d5, Second = 0x4cf5ad432745937f;

    public static string Of(IEnumerable<JsonElement> components) => string.Concat(components.Select(Of));

    public static string Of(string component)
    {
        var hash = Murmur([8, .. Encoding.UTF8.GetBytes(component), 0xFF]);
        Array.Reverse(hash);
        hash[0] &= 0x3F;
        return Convert.ToHexString(hash);
    }

    private static string Of(JsonElement component) => component.ValueKind == JsonValueKind.String
        ? Of(component.GetString()!)
        : throw new GatewayException(400, "This fake hashes partition keys of strings only.");

    private static byte[] Murmur(byte[] data)
    {
        ulong low = 0, high = 0;
        var blocks = data.Length / 16;
        for (var block = 0; block < blocks; block++)
        {
            low ^= MixedLow(BinaryPrimitives.ReadUInt64LittleEndian(data.AsSpan(block * 16)));
            low = ((BitOperations.RotateLeft(low, 27) + high) * 5) + 0x52dce729;
            high ^= MixedHigh(BinaryPrimitives.ReadUInt64LittleEndian(data.AsSpan((block * 16) + 8)));
            high = ((BitOperations.RotateLeft(high, 31) + low) * 5) + 0x38495ab5;
        }

        Span<byte> tail = stackalloc byte[16];
        tail.Clear();
        data.AsSpan(blocks * 16).CopyTo(tail);
        high ^= MixedHigh(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..]));
        low ^= MixedLow(BinaryPrimitives.ReadUInt64LittleEndian(tail));
        low ^= (ulong)data.Length;
        high ^= (ulong)data.Length;
        low += high;
        high += low;
        (low, high) = (Final(low), Final(high));
        low += high;
        high += low;
        var hash = new byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(hash, low);
        BinaryPrimitives.WriteUInt64LittleEndian(hash.AsSpan(8), high);
        return hash;
    }

    private static ulong MixedLow(ulong value) => BitOperations.RotateLeft(value * First, 31) * Second;

    private static ulong MixedHigh(ulong value) => BitOperations.RotateLeft(value * Second, 33) * First;

    private static ulong Final(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xff51afd7ed558ccd;
        value = (value ^ (value >> 33)) * 0xc4ceb9fe1a85ec53;
        return value ^ (value >> 33);
    }
}
