using System.Text;
using System.Text.Json;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>The language in one glance; the differential tests hold the details.</summary>
public sealed class LanguageTests
{
    private const string Data = """{"n":1,"s":"str","z":null,"b":true,"f":false,"a":[1,2],"o":{"x":{"y":"deep"}},"people":[{"name":"王芳","tasks":["A","B"]},{"name":"李雷","tasks":[]}]}""";

    [Theory]
    [InlineData("""{"v":"${n}"}""", """{"v":1}""")]
    [InlineData("""{"v":"No. ${n}"}""", """{"v":"No. 1"}""")]
    [InlineData("""{"v":"${a}"}""", """{"v":[1,2]}""")]
    [InlineData("""{"v":"${missing.x}","w":"a ${missing} b"}""", """{"v":"${missing.x}","w":"a ${missing} b"}""")]
    [InlineData("""{"v":"\\${n}"}""", """{"v":"${n}"}""")]
    [InlineData("""{"$data":"${o}","v":"${x.y}","r":"${$root.n}"}""", """{"v":"deep","r":1}""")]
    [InlineData("""[{"$data":"${people}","i":"${$index}","n":"${name}","t":[{"$data":"${tasks}","v":"${$data}"}]}]""", """[{"i":0,"n":"王芳","t":[{"v":"A"},{"v":"B"}]},{"i":1,"n":"李雷","t":[]}]""")]
    [InlineData("""[{"$when":"${b}","v":1},{"$when":"${f}","v":2},{"$when":"${missing}","v":3}]""", """[{"v":1}]""")]
    [InlineData("""{"v":"${foreach(people, p, p.name)}","w":"${$host.theme}"}""", """{"v":["王芳","李雷"],"w":"dark"}""")]
    [InlineData("""{"v":"${`${n} of ${count(people)}`}"}""", """{"v":"1 of 2"}""")]
    public void Expands_as_written(string template, string expected)
    {
        var card = CardTemplate.Parse("test", Encoding.UTF8.GetBytes(template));
        var options = new ExpandOptions { Host = CardData.Parse("""{"theme":"dark"}""") };

        Assert.Equal(expected, Encoding.UTF8.GetString(card.Expand(CardData.Parse(Data), options)));
    }
}
