using System.Buffers;
using System.Text;
using System.Text.Json;
using CsCheck;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>Data as templates read it: the same as any other reader of JSON finds in it.</summary>
public sealed class CardDataTests
{
    private static readonly ExpandOptions Options = new();

    private static readonly Gen<string> AnyJson = Gen.Recursive<string>((depth, json) => Gen.Frequency(
        (3, Gen.OneOf<string>("7", "-12", "123456789012345678", "1e-7", "true", "false", "null", "-0.5e3", "\"\"", "\"a\\n\\\"b\\\"\"", "\"\\u534f作\"")),
        (depth < 4 ? 1 : 0, json.Array[0, 5].Select(items => $"[{string.Join(" , ", items)}]")),
        (depth < 4 ? 2 : 0, Gen.Select(Gen.OneOf<string>("a", "bc", "名称", "name", "names", "n\\u0061me").Array[0, 5], json.Array[5])
            .Select((names, values) => "{ " + string.Join(',', names.Distinct().Where(name => name != "n\\u0061me" || !names.Contains("name")).Select((name, at) => $"\"{name}\":{values[at]}")) + " }"))));

    [Fact]
    public void A_document_comes_out_as_it_went_in() => AnyJson.Sample(
        json => JsonElement.DeepEquals(JsonElement.Parse(Show("${$data}", $$"""{"v":{{json}}}""")).GetProperty("v"), JsonElement.Parse(json)));

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "2")]
    [InlineData("""{"a":1,"\u0061":2}""", "2")]
    [InlineData("""{"\u0061":1}""", "1")]
    [InlineData("""{"b":0,"a":{"a":3}}""", """{"a":3}""")]
    [InlineData("""{"aaaa-1-zzzz":0,"a":7,"aaaa-2-zzzz":0}""", "7")]
    [InlineData("""{"A":1}""", "\"${a}\"")]
    public void A_property_is_found_by_its_exact_name_and_of_two_the_last_counts(string data, string expected) => Assert.Equal(expected, Show("${a}", data));

    [Theory]
    [InlineData("""{"responsible_1_departments":1,"responsible_2_departments":2,"responsible_3_departments":3}""")]
    [InlineData("""{"responsible_1_departments":1,"responsible_\u0032_departments":2}""")]
    public void Long_names_that_differ_only_in_the_middle_are_two(string data) => Assert.Equal("\"1 2\"", Show("${responsible_1_departments} ${responsible_2_departments}", data));

    [Fact]
    public void A_property_is_found_wherever_it_stands_in_each_element()
    {
        var data = """{"l":[{"x":1,"n":"a"},{"n":"b","x":1},{"x":1},{"x":1,"y":2,"z":3,"n":"c"},{"n":"d","n":"e"}]}""";

        Assert.Equal("""[{"v":"a"},{"v":"b"},{"v":"${n}"},{"v":"c"},{"v":"e"}]""", Show("""[{"$data":"${l}","v":"${n}"}]""", data, isJson: true));
    }

    [Fact]
    public void Objects_of_many_properties_are_read_whole()
    {
        var names = Enumerable.Range(0, 2_000).Select(n => $"property-{n}").ToArray();
        var data = CardData.Parse(JsonSerializer.SerializeToUtf8Bytes(names.ToDictionary(name => name, name => name)));

        Assert.All(names, name => Assert.Equal($$"""{"v":"{{name}}"}""", Encoding.UTF8.GetString(Template($"${{getProperty($root, '{name}')}}").Expand(data, Options))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"a":1,}""")]
    [InlineData("""{"a":1} x""")]
    public void What_is_not_json_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => CardData.Parse(json));

    [Fact]
    public void Data_deeper_than_wanted_is_refused()
    {
        Assert.NotNull(CardData.Parse("[[[]]]", maxDepth: 3));
        Assert.ThrowsAny<JsonException>(() => CardData.Parse("[[[[]]]]", maxDepth: 3));
    }

    [Fact]
    public void A_buffer_serves_one_card_after_the_other()
    {
        var buffer = new CardDataBuffer();
        var card = Template("${t}");
        foreach (var length in new[] { 10, 50_000, 0, 3 })
        {
            buffer.Clear();
            var text = new string('协', length);
            buffer.Write(JsonSerializer.SerializeToUtf8Bytes(new { t = text }));

            Assert.Equal(text, JsonElement.Parse(card.Expand(buffer.Parse(), Options)).GetProperty("v").GetString());
        }
    }

    [Fact]
    public void A_part_is_a_property_like_the_others()
    {
        var buffer = new CardDataBuffer();
        buffer.Write("""{"a":1,"texts":{"t":"old"}}"""u8);
        var texts = CardData.Parse("""{"t":"文本","l":[1,2]}""");

        var host = buffer.Parse(KeyValuePair.Create("texts", texts), KeyValuePair.Create("more", CardData.Parse("\"x\"")));

        var card = Template("${$host.a} ${$host.texts.t} ${count($host.texts.l)} ${$host.more} ${$host['texts'].t} ${first(foreach($host, p, p.key))}");
        Assert.Equal("""{"v":"1 文本 2 x 文本 a"}""", Encoding.UTF8.GetString(card.Expand(CardData.Parse("{}"), Options with { Host = host })));
        Assert.Equal("""{"v":{"t":"文本","l":[1,2]}}""", Encoding.UTF8.GetString(Template("${$host.texts}").Expand(CardData.Parse("{}"), Options with { Host = host })));
    }

    [Fact]
    public void Only_an_object_has_parts()
    {
        var buffer = new CardDataBuffer();
        buffer.Write("[]"u8);

        Assert.Throws<ArgumentException>(() => buffer.Parse(KeyValuePair.Create("texts", CardData.Parse("{}"))));
    }

    private static CardTemplate Template(string text) => CardTemplate.Parse("test", Encoding.UTF8.GetBytes($$"""{"v":{{JsonSerializer.Serialize(text)}}}"""));

    private static string Show(string text, string data, bool isJson = false)
    {
        var template = isJson ? CardTemplate.Parse("test", Encoding.UTF8.GetBytes($$"""{"v":{{text}}}""")) : Template(text);
        var card = Encoding.UTF8.GetString(template.Expand(CardData.Parse(data), Options));
        return card["{\"v\":".Length..^1];
    }
}
