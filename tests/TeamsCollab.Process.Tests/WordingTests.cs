using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Substitution;

namespace TeamsCollab.Process.Tests;

public sealed class WordingTests
{
    [Fact]
    public void Words_read_back_from_a_store_are_the_words_that_were_sealed()
    {
        var written = Wording.Seal(Encoding.UTF8.GetBytes("entropy"), [("text", "手册图文各20页")]);
        var read = Wording.OfDigest(written.Digest);
        Assert.True(written == read);
        Assert.False(written != read);
        Assert.True(written != Wording.Seal(Encoding.UTF8.GetBytes("entropy"), [("text", "手册图文各24页")]));
        Assert.True(written != null);
    }

    [Theory]
    [InlineData("""{"due":"2024-06-20","text":"手册\n图文各20页 \"定稿\""}""", true)]
    [InlineData("""{ "text" : "手册\n图文各20页 \u0022定稿\"", "due":"2024-06-20" }""", true)]
    [InlineData("""{"due":"2024-06-20","text":"手册\n图文各24页 \"定稿\""}""", false)]
    [InlineData("""{"due":"2024-06-20"}""", false)]
    [InlineData("""{"due":"2024-06-20","text":"手册\n图文各20页 \"定稿\"","how":""}""", false)]
    public void Stored_words_are_opened_however_they_are_written_down_and_only_when_they_are_the_sealed_ones(string stored, bool areThese)
    {
        var written = Wording.Seal(Encoding.UTF8.GetBytes("entropy"), [("text", "手册\n图文各20页 \"定稿\""), ("due", "2024-06-20")]);

        Wording Open() => Wording.Opened(written.Digest, written.Salt!, Encoding.UTF8.GetBytes(stored));

        if (areThese)
        {
            Assert.Equal(written.Fields, Open().Fields);
        }
        else
        {
            Assert.Throws<CryptographicException>(Open);
        }
    }

    [Fact]
    public void What_is_canonical_escapes_what_RFC_8785_says_and_nothing_else()
    {
        var units = new string([.. Enumerable.Range(0, 0x80).Select(unit => (char)unit), '\u2028', '中', '\u007f', '/']);
        var expected = string.Concat(units.Select(unit => unit switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\b' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\f' => "\\f",
            '\r' => "\\r",
            < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
            _ => unit.ToString(),
        }));

        Assert.Equal($"{{\"t\":\"{expected}\"}}", Encoding.UTF8.GetString(CanonicalJson.Of(ImmutableSortedDictionary<string, string>.Empty.Add("t", units))));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(5000)]
    public void A_digest_of_parts_is_that_of_the_whole(int length)
    {
        byte[] whole = [.. Enumerable.Range(0, length).Select(place => (byte)place)];

        Assert.Equal(Digest.Of(whole), Digest.Of(whole[..(length / 3)], [], whole[(length / 3)..]));
        Assert.Equal(Base64Url.EncodeToString(SHA256.HashData(whole)), Digest.Of(whole).Value);
    }

    [Fact]
    public void A_copy_of_a_state_has_parties_of_its_own()
    {
        var state = Collaboration.Empty;
        Assert.Empty(state.Parties);

        var later = state with { StandIns = [new StandIn(CardName.MinutesSignOff, new("a"), new("b"), null, IsGone: false, [])] };

        Assert.Equal([new Person("a"), new Person("b")], later.Parties);
        Assert.Empty((later with { StandIns = [] }).Parties);
    }
}
