using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>Hostile data: it stays inside its string, and it cannot cost more than the options allow.</summary>
public sealed class SafetyTests
{
    private static readonly ExpandOptions Options = new();

    [Fact]
    public void Any_text_comes_back_out_of_the_card_as_it_went_into_the_data()
    {
        var card = Parse("""{"alone":"${t}","mixed":"<${t}>","made":"${concat(t, '')}","under":"${o}","list":["${l}","${t}"]}""");
        Gen.String.Sample(text =>
        {
            var wellFormed = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
            var data = CardData.Parse(JsonSerializer.SerializeToUtf8Bytes(new { t = wellFormed, o = new Dictionary<string, string> { [wellFormed] = wellFormed }, l = new[] { wellFormed } }));
            var expanded = JsonElement.Parse(card.Expand(data, Options));
            return expanded.GetProperty("alone").GetString() == wellFormed
                && expanded.GetProperty("mixed").GetString() == $"<{wellFormed}>"
                && expanded.GetProperty("made").GetString() == wellFormed
                && expanded.GetProperty("under").GetProperty(wellFormed).GetString() == wellFormed
                && expanded.GetProperty("list")[0].GetString() == wellFormed;
        });
    }

    [Theory]
    [InlineData("\\ud800", "\ufffd")]
    [InlineData("a\\udc00b", "a\ufffdb")]
    [InlineData("\\u0000\\u001f", "\0\u001f")]
    [InlineData("\\ud83d\\udcc5", "📅")]
    public void Broken_unicode_in_the_data_never_leaves_a_broken_card(string escaped, string expected)
    {
        var data = CardData.Parse($"{{\"t\":\"{escaped}\",\"o\":{{\"{escaped}\":1}}}}");

        var expanded = JsonElement.Parse(Parse("""{"v":"${t}","w":"x${toUpper(t)}","o":"${o}"}""").Expand(data, Options));

        Assert.Equal(expected, expanded.GetProperty("v").GetString());
        Assert.Equal("x" + expected.ToUpperInvariant(), expanded.GetProperty("w").GetString());
        Assert.Equal(expected, expanded.GetProperty("o").EnumerateObject().Single().Name);
    }

    [Fact]
    public void Bytes_that_are_not_utf8_never_leave_a_broken_card()
    {
        byte[] json = [.. "{\"t\":\"a"u8, 0xC3, 0x28, 0xFF, .. "b\"}"u8];

        var expanded = Parse("""{"v":"${t}"}""").Expand(CardData.Parse(json), Options);

        Assert.True(System.Text.Unicode.Utf8.IsValid(expanded));
        Assert.StartsWith("a", JsonElement.Parse(expanded).GetProperty("v").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"v":"${d}"}""")]
    [InlineData("""{"v":"${d == d}"}""")]
    [InlineData("""{"v":"${string(d)}"}""")]
    [InlineData("""{"v":"${flatten(d)}"}""")]
    public void Deep_data_is_refused_or_shown_but_never_overflows_the_stack(string template)
    {
        var deep = CardData.Parse($$"""{"d":{{new string('[', 20_000)}}{{new string(']', 20_000)}}}""", 30_000);

        try
        {
            Parse(template).Expand(deep, Options);
        }
        catch (ExpansionException refused)
        {
            Assert.Contains("levels", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_template_deeper_than_the_options_allow_is_refused()
    {
        var card = Parse("""{"a":{"b":{"c":[1]}}}""");

        Assert.Throws<ExpansionException>(() => card.Expand(CardData.Parse("{}"), Options with { MaxDepth = 3 }));
        Assert.NotEmpty(card.Expand(CardData.Parse("{}"), Options with { MaxDepth = 4 }));
    }

    [Theory]
    [InlineData("""{"v":"${t}${t}${t}"}""")]
    [InlineData("""{"v":"${replace(t, 'x', t)}"}""")]
    [InlineData("""{"v":"${concat(t, t, t)}"}""")]
    [InlineData("""{"v":"${t + t + t}"}""")]
    [InlineData("""{"v":"${join(l, t)}"}""")]
    public void Output_beyond_the_limit_is_refused(string template)
    {
        var data = CardData.Parse(JsonSerializer.SerializeToUtf8Bytes(new { t = new string('x', 5_000), l = Enumerable.Range(0, 100) }));

        var refused = Assert.Throws<ExpansionException>(() => Parse(template).Expand(data, Options with { MaxOutputBytes = 10_000 }));

        Assert.Contains("bytes of output", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"$data":"${l}","v":[{"$data":"${$root.l}","w":1}]}]""")]
    [InlineData("""{"v":"${foreach(l, x, foreach(l, y, 1))}"}""")]
    [InlineData("""{"v":"${count(range(0, n))}"}""")]
    [InlineData("""{"v":"${count(unique(l))}"}""")]
    public void Work_beyond_the_limit_is_refused(string template)
    {
        var data = CardData.Parse(JsonSerializer.SerializeToUtf8Bytes(new { l = Enumerable.Range(0, 2_000), n = 2_000_000_000 }));

        var refused = Assert.Throws<ExpansionException>(() => Parse(template).Expand(data, Options with { MaxOutputBytes = int.MaxValue }));

        Assert.Contains("repetitions", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_template_serves_many_threads()
    {
        var card = Parse("""{"v":[{"$data":"${l}","i":"${$index}","s":"${join(foreach($root.l, x, x + $root.n), ',')}"}]}""");
        var expected = new byte[8][];
        for (var n = 0; n < expected.Length; n++)
        {
            expected[n] = card.Expand(Numbered(n), Options);
        }

        Parallel.For(0, 2_000, turn => Assert.Equal(expected[turn % 8], card.Expand(Numbered(turn % 8), Options)));
    }

    [Fact]
    public void A_small_buffer_gets_the_same_bytes()
    {
        var card = Parse("""{"a":"${t}","b":[{"$data":"${l}","v":"No ${$data} ${toUpper($root.t)}"}]}""");
        var data = CardData.Parse(JsonSerializer.SerializeToUtf8Bytes(new { t = new string('协', 3_000), l = Enumerable.Range(0, 50) }));
        var small = new ArrayBufferWriter<byte>(1);

        card.Expand(small, data, Options);

        Assert.Equal(card.Expand(data, Options), small.WrittenSpan.ToArray());
    }

    private static CardData Numbered(int n) => CardData.Parse(JsonSerializer.SerializeToUtf8Bytes(new { n, l = Enumerable.Range(0, 5) }));

    private static CardTemplate Parse(string template) => CardTemplate.Parse("test", Encoding.UTF8.GetBytes(template));
}
