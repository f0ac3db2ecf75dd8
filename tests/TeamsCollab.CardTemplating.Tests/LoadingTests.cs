using System.Text;
using System.Text.Json.Nodes;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>What is wrong with a template is said when it is loaded, to its author, with the place.</summary>
public sealed class LoadingTests(NodeEngine node) : IClassFixture<NodeEngine>
{
    [Theory]
    [InlineData("""{"body":[{"text":"ok"},{"text":"${nope(1)}"}]}""", "$.body[1].text", "nope(1)", 0, "no function nope")]
    [InlineData("""{"v":"now: ${utcNow()}"}""", "$.v", "utcNow()", 0, "utcNow is not offered")]
    [InlineData("""{"v":"${1 + rand(1, 2)}"}""", "$.v", "1 + rand(1, 2)", 4, "rand is not offered")]
    [InlineData("""{"v":"${if(a, 1)}"}""", "$.v", "if(a, 1)", 0, "takes 3 arguments")]
    [InlineData("""{"v":"${toUpper(1)}"}""", "$.v", "toUpper(1)", 8, "wants a text")]
    [InlineData("""{"v":"${a b}"}""", "$.v", "a b", 2, "'b' stands where")]
    [InlineData("""{"v":"${}"}""", "$.v", "", 0, "empty expression")]
    [InlineData("""{"v":"${a"}""", "$.v", "${a", 2, "without its closing")]
    [InlineData("""{"v":"${'a}"}""", "$.v", "${'a}", 2, "closing quote")]
    [InlineData("""{"v":"${isMatch(a, b)}"}""", "$.v", "isMatch(a, b)", 0, "not a constant")]
    [InlineData("""{"v":"${isMatch(a, '(?=x)')}"}""", "$.v", "isMatch(a, '(?=x)')", 0, "cannot be used")]
    [InlineData("""{"$when":"yes"}""", "$.$when", "", 0, "not an expression")]
    [InlineData("""{"$when":"${true}"}""", "$.$when", "true", 0, "always the same")]
    [InlineData("""{"a":1,"a":2}""", "$.a", "", 0, "twice")]
    [InlineData("""{"$data":{"k":["${nope()}"]}}""", "$.$data.k[0]", "nope()", 0, "no function")]
    [InlineData("""{"v":}""", "$.v", "", 0, "not JSON")]
    public void A_faulty_template_is_refused_with_place_and_advice(string template, string path, string expression, int position, string problem)
    {
        var refused = Assert.Throws<CardTemplateException>(() => CardTemplate.Parse("minutes/approval.json", Encoding.UTF8.GetBytes(template)));

        Assert.Equal("minutes/approval.json", refused.Template);
        Assert.Equal(problem == "not JSON" ? refused.Path : path, refused.Path);
        Assert.Equal(expression, refused.Expression);
        Assert.Equal(position, refused.Position);
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.WhatToDo);
        Assert.Contains(refused.WhatToDo, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_without_end_is_refused_and_does_not_overflow_the_stack()
    {
        var brackets = $"{{\"v\":\"${{{new string('(', 50_000)}}}\"}}";
        var signs = $"{{\"v\":\"${{{new string('-', 50_000)}1}}\"}}";
        var arrays = new string('[', 50_000);

        Assert.Throws<CardTemplateException>(() => CardTemplate.Parse("deep", Encoding.UTF8.GetBytes(brackets)));
        Assert.Throws<CardTemplateException>(() => CardTemplate.Parse("deep", Encoding.UTF8.GetBytes(signs)));
        Assert.Throws<CardTemplateException>(() => CardTemplate.Parse("deep", Encoding.UTF8.GetBytes(arrays)));
    }

    [Fact]
    public void Every_function_left_out_is_refused_by_name_with_the_reason()
    {
        Assert.All(CardTemplate.FunctionsLeftOut, left =>
        {
            var refused = Assert.Throws<CardTemplateException>(() => CardTemplate.Parse("card", Encoding.UTF8.GetBytes($"{{\"v\":\"${{{left.Key}(a, b)}}\"}}")));
            Assert.Contains(left.Value, refused.Message, StringComparison.Ordinal);
        });
        Assert.Empty(CardTemplate.FunctionsLeftOut.Keys.Intersect(CardTemplate.FunctionsOffered));
    }

    [Fact]
    public void The_list_for_card_authors_names_every_function_left_out_with_its_reason()
    {
        var rows = File.ReadAllLines(Path.Combine(Pair.Folder(), "..", "..", "bot", "TeamsCollab.CardTemplating", "Language.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(cells => cells[1].Split(", ").Select(name => (Name: name.Trim('`'), Why: cells[2])));

        Assert.Equal(CardTemplate.FunctionsLeftOut.Select(left => (left.Key, left.Value)).Order(), rows.Order());
    }

    [Fact]
    public void Every_function_of_the_official_engine_is_either_offered_or_left_out_with_a_reason()
    {
        var answer = Assert.IsType<Outcome.Expanded>(node.Ask([new JsonObject { ["functions"] = true }])[0]);
        // Two names the official engine keeps for itself: a path and an index.
        var theirs = answer.Card.EnumerateArray().Select(name => name.GetString()!).Except(["Accessor", "Element", "&", "??"]);

        Assert.Empty(theirs.Except(CardTemplate.FunctionsOffered).Except(CardTemplate.FunctionsLeftOut.Keys));
    }
}
