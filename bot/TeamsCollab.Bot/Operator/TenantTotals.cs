using System.Numerics;
using System.Security.Cryptography;

namespace TeamsCollab.Bot.Operator;

/// <summary>
/// Counts over a whole tenant and one hash, so that two stores can be compared: the sum of the SHA-256 of every stream and number, modulo 2^256, which
/// does not depend on the order in which a store hands them out.
/// </summary>
internal sealed record TenantTotals(long Streams, long Events, long Texts, long Effects, long Copies, long Notices, long Numbers, string Hash)
{
    public static TenantTotals None { get; } = new(0, 0, 0, 0, 0, 0, 0, new string('0', 64));

    public TenantTotals With(ExportedStream stream, ReadOnlySpan<byte> line) => this with
    {
        Streams = Streams + 1,
        Events = Events + stream.Events.Length,
        Texts = Texts + stream.Texts.Length,
        Effects = Effects + stream.Effects.Length,
        Copies = Copies + stream.Copies.Length,
        Notices = Notices + stream.Deliveries.Length,
        Hash = Plus(line),
    };

    public TenantTotals WithNumber(ReadOnlySpan<byte> line) => this with { Numbers = Numbers + 1, Hash = Plus(line) };

    public override string ToString() =>
        $"{Streams} 流 streams · {Events} 事件 events · {Texts} 文字 texts · {Effects} 待办 effects · {Copies} 卡片 copies · {Notices} 通知 notices · {Numbers} 编号 numbers · {Hash}";

    private string Plus(ReadOnlySpan<byte> line)
    {
        var sum = new BigInteger(Convert.FromHexString(Hash), isUnsigned: true, isBigEndian: true) + new BigInteger(SHA256.HashData(line), isUnsigned: true, isBigEndian: true);
        var bytes = (sum % BigInteger.Pow(2, 256)).ToByteArray(isUnsigned: true, isBigEndian: true);
        return Convert.ToHexString(bytes).PadLeft(64, '0').ToLowerInvariant();
    }
}
