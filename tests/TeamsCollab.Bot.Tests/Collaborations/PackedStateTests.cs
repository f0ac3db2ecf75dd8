using System.Text;
using CsCheck;
using TeamsCollab.Bot.Collaborations.Cosmos;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Tests.Collaborations;

public sealed class PackedStateTests
{
    [Fact]
    public void Whatever_a_state_holds_comes_back_byte_for_byte()
    {
        var digest = Gen.Int[0, 50].Select(seed => Digest.Of(BitConverter.GetBytes(seed)).Value);
        // As long as a digest, and none: one letter too many, wrong letters, bits that would be lost.
        var nearly = Gen.OneOf(Gen.Const(new string('A', 43)), Gen.Const(new string('_', 43)), Gen.Const(new string('z', 43)), Gen.Const(new string('签', 43)), digest.Select(text => text + "A"), Gen.Guid.Select(id => id.ToString()), Gen.Guid.Select(id => id.ToString().ToUpperInvariant()), Gen.Int[0, 9].Select(id => new Guid(id, 0, 0, new byte[8]).ToString()));
        var value = Gen.OneOf(digest, nearly, Gen.String[Gen.Char['a', 'z'], 0, 60]);
        value.Array[0, 300].Select(values => "[" + string.Join(",", values.Select(each => $"\"{each}\"")) + "]").Sample(json =>
        {
            var bytes = Encoding.UTF8.GetBytes(json);
            return PackedState.Unpack(PackedState.Pack(bytes)).AsSpan().SequenceEqual(bytes);
        });
    }

    [Fact]
    public void Bytes_come_back_from_their_letters() =>
        Gen.Byte.Array[0, 64].Sample(bytes => Base85.Read(Base85.Write(bytes)).AsSpan().SequenceEqual(bytes));

    [Fact]
    public void A_digest_costs_its_32_bytes_once_however_often_it_stands()
    {
        var digests = Enumerable.Range(0, 100).Select(seed => $"\"{Digest.Of(BitConverter.GetBytes(seed))}\"").ToArray();
        var once = PackedState.Pack(Encoding.UTF8.GetBytes($"[{string.Join(',', digests)}]"));
        var thrice = PackedState.Pack(Encoding.UTF8.GetBytes($"[{string.Join(',', [.. digests, .. digests, .. digests])}]"));
        Assert.InRange(once.Length, 3200, 3600);
        Assert.InRange(thrice.Length, once.Length, once.Length + 200);
    }
}
