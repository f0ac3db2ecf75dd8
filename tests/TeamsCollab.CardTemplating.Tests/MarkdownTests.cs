using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>Text typed by people, judged by a markdown renderer (npm <c>markdown-it</c>) with HTML and link detection switched on.</summary>
public sealed partial class MarkdownTests(NodeEngine node) : IClassFixture<NodeEngine>
{
    private const string Seed = "0000KCqP5Ew4";

    private static readonly string[] Attacks =
    [
        "**bold**", "__bold__", "*i* _i_", "***", "* * *", "---", "- item", "+ item", "1. item", "12) item", "# title", "## title", "title\n===", "title\n---",
        "[link](https://evil.example)", "[ref]: https://evil.example", "![image](https://evil.example/x.png)", "<https://evil.example>", "https://evil.example/a?b=1", "http://evil.example", "www.evil.example", "evil.example", "mail@evil.example", "mailto:a@evil.example", "ftp://evil.example",
        "<at>王芳</at>", "<b>bold</b>", "<script>alert(1)</script>", "<!-- comment -->", "&lt;b&gt; &amp; &#42;", "`code`", "```\ncode\n```", "~~~\ncode\n~~~", "~~struck~~", "> quote", "    indented code", "\tindented code", "| a | b |\n|---|---|\n| 1 | 2 |",
        "{{DATE(2026-11-22T00:00:00Z, SHORT)}}", "{{TIME(2026-11-22T00:00:00Z)}}", "\\*not bold\\*", "\\", "a\\", "2026.11.22 3.14 10:30 协作: 好。", "第1. 条\n2. 条", "a\r\n- b\r- c", "a  \nb", "//evil.example", "x\n\n    y", "1\\. x", "()[]", "C:\\dir\\file.txt", "#tag", "a#b", "5 - 3 = 2", "$5 ${n}",
    ];

    [GeneratedRegex("</?p>|<br ?/?>")]
    private static partial Regex Harmless();

    [Fact]
    public void Escaped_text_is_shown_as_typed_and_makes_no_markup()
    {
        var units = Gen.Int[0, 29].Select(index => " \n*_`[]()<>#+-.!&~|@:/\\x1协{}"[index % 28].ToString());
        var generated = units.Array[0, 30].Select(parts => string.Concat(parts)).Array[2000].Generate(PCG.Parse(Seed), null, out _);
        string[] typed = [.. Attacks, .. generated];

        var shown = node.Ask(typed.Select(text => new JsonObject { ["render"] = Markdown.Escape(text) }));

        for (var i = 0; i < typed.Length; i++)
        {
            var html = Assert.IsType<Outcome.Expanded>(shown[i]).Card.GetString()!;
            var text = Harmless().Replace(html, "");
            Assert.True(!text.Contains('<', StringComparison.Ordinal), $"Markup from {JsonSerializer.Serialize(typed[i])}: {html}");
            Assert.Equal(Visible(typed[i]), Visible(WebUtility.HtmlDecode(text)));
        }
    }

    [Fact]
    public void The_clients_own_date_functions_and_mentions_find_nothing_to_work_on()
    {
        Assert.DoesNotContain("{{", Markdown.Escape("{{DATE(2026-11-22T00:00:00Z, SHORT)}}"), StringComparison.Ordinal);
        Assert.DoesNotContain("<at>", Markdown.Escape("<at>王芳</at>"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"TextBlock","text":"${comment}"}""", """{"type":"TextBlock","text":"\\*hi\\*"}""")]
    [InlineData("""{"type":"TextBlock","text":"**${toUpper(comment)}**: ${title}"}""", """{"type":"TextBlock","text":"**\\*HI\\***: *t*"}""")]
    [InlineData("""{"type":"TextBlock","text":"${join(foreach(people, p, p.comment), ', ')}"}""", """{"type":"TextBlock","text":"\\_a\\_, \\_b\\_"}""")]
    [InlineData("""{"type":"FactSet","facts":[{"$data":"${people}","title":"${comment}","value":"${name}"}]}""", """{"type":"FactSet","facts":[{"title":"\\_a\\_","value":"*n*"},{"title":"\\_b\\_","value":"*m*"}]}""")]
    [InlineData("""{"type":"TextBlock","text":"${notes[0].deep.text}"}""", """{"type":"TextBlock","text":"\\~x\\~"}""")]
    [InlineData("""{"type":"TextBlock","text":"${if(true, getProperty($root, 'comment'), '')}"}""", """{"type":"TextBlock","text":"\\*hi\\*"}""")]
    [InlineData("""{"type":"${'TextBlock'}","text":"${comment}"}""", """{"type":"TextBlock","text":"\\*hi\\*"}""")]
    [InlineData("""{"type":"Input.Text","value":"${comment}","title":"${comment}"}""", """{"type":"Input.Text","value":"*hi*","title":"*hi*"}""")]
    [InlineData("""{"type":"Action.Execute","data":{"text":"${comment}"}}""", """{"type":"Action.Execute","data":{"text":"*hi*"}}""")]
    public void Text_marked_as_typed_is_escaped_where_markdown_is_rendered_and_nowhere_else(string template, string expected)
    {
        var data = CardData.Parse("""{"comment":"*hi*","title":"*t*","people":[{"name":"*n*","comment":"_a_"},{"name":"*m*","comment":"_b_"}],"notes":[{"deep":{"text":"~x~"}}]}""");
        var options = new ExpandOptions { TypedByPeople = new HashSet<string> { "comment", "notes" } };

        var expanded = CardTemplate.Parse("test", Encoding.UTF8.GetBytes(template)).Expand(data, options);

        Assert.Equal(expected, Encoding.UTF8.GetString(expanded));
    }

    // White space at the edges of lines is not what markup is about.
    private static string Visible(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
}
