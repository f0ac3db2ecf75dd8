using System.Text.Json;
using TeamsCollab.Bot.Cards.Authoring;

namespace TeamsCollab.Bot.Tests.Cards;

/// <summary><c>cards expand</c>: any template with any data, anywhere on the disk.</summary>
public sealed class CardExpandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teamscollab-expand-");

    [Fact]
    public void The_card_is_printed_as_one_line_of_json()
    {
        var (code, said, _) = Expand(File("t.json", """{"type":"TextBlock","text":"${who}","n":"${count(list)}"}"""), File("d.json", """{"who":"刘雅婷","list":[1,2]}"""));

        Assert.Equal((0, """{"type":"TextBlock","text":"刘雅婷","n":2}""" + Environment.NewLine), (code, said));
    }

    [Fact]
    public void The_host_is_a_second_file_and_without_it_paths_into_it_stay_as_text()
    {
        var (template, data) = (File("t.json", """{"text":"${$host.theme}: ${a}","when":{"$when":"${exists($host.theme)}","x":1}}"""), File("d.json", """{"a":1}"""));

        Assert.Equal("""{"text":"dark: 1","when":{"x":1}}""", Expand(template, data, "--host", File("h.json", """{"theme":"dark"}""")).Said.Trim());
        Assert.StartsWith("""{"text":"${$host.theme}: 1""", Expand(template, data).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_as_Windows_saves_them_are_read()
    {
        var (code, said, _) = Expand(File("t.json", "\uFEFF{\"v\":\"${a}\"}"), File("d.json", "\uFEFF{\"a\":1}"));

        Assert.Equal((0, """{"v":1}"""), (code, said.Trim()));
    }

    [Fact]
    public void The_culture_is_the_one_named()
    {
        var (template, data) = (File("t.json", """{"v":"${formatDateTime('2026-11-22T10:30:00.000Z', 'dddd')}"}"""), File("d.json", "{}"));

        Assert.Equal("""{"v":"Sunday"}""", Expand(template, data).Said.Trim());
        Assert.Equal("""{"v":"星期日"}""", Expand(template, data, "--culture", "zh-CN").Said.Trim());
    }

    [Theory]
    [InlineData("{\"v\":\"${a\"}", "{}", "without its closing }")]
    [InlineData("{\"v\":\"${nothing(a)}\"}", "{}", "There is no function nothing.")]
    [InlineData("{\"v\":\"${utcNow()}\"}", "{}", "utcNow is not offered")]
    [InlineData("{\"v\":", "{}", "It is not JSON")]
    [InlineData("", "{}", "It is not JSON")]
    [InlineData("{}", "{\"a\":", "It is not JSON")]
    [InlineData("{}", "", "It is not JSON")]
    [InlineData("[{\"$data\":\"${range(0, 200000)}\"}]", "{}", "more than 100000 repetitions")]
    public void What_is_wrong_with_a_template_or_its_data_is_said_and_nothing_is_printed(string template, string data, string expected)
    {
        var (code, said, error) = Expand(File("t.json", template), File("d.json", data));

        Assert.Equal((1, string.Empty), (code, said));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains(_folder.FullName, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_makes_no_sense_is_answered_with_what_does()
    {
        var file = File("t.json", "{}");

        Assert.Contains("Two files are wanted", Refused(), StringComparison.Ordinal);
        Assert.Contains("there are 1", Refused(file), StringComparison.Ordinal);
        Assert.Contains("Nothing follows --host", Refused(file, file, "--host"), StringComparison.Ordinal);
        Assert.Contains("no option --hots", Refused(file, file, "--hots", file), StringComparison.Ordinal);
        Assert.Contains("no culture xx-nowhere", Refused(file, file, "--culture", "xx-nowhere"), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Refused(file, Path.Combine(_folder.FullName, "none.json")), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Refused(_folder.FullName, file), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_sample_of_ours_can_be_expanded_by_hand()
    {
        var cards = Path.Combine(Repository.Folder, "cards");
        var host = File("h.json", $$$"""{"texts":{{{System.IO.File.ReadAllText(Path.Combine(cards, "texts.en.json"))}}},"inputs":{}}""");

        Assert.All(Directory.EnumerateFiles(cards, "*.sample.json", SearchOption.AllDirectories), sample =>
        {
            var template = Path.Combine(Path.GetDirectoryName(sample)!, Path.GetFileName(sample).Split('.')[0] + ".json");
            var (code, said, _) = Expand(template, sample, "--host", host);
            Assert.Equal(0, code);
            Assert.Equal("AdaptiveCard", JsonElement.Parse(said).GetProperty("type").GetString());
        });
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string File(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private static string Refused(params string[] args)
    {
        var (code, said, error) = Expand(args);
        Assert.Equal((2, string.Empty), (code, said));
        return error;
    }

    private static (int Code, string Said, string Error) Expand(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (CardExpand.Run(args, output, error), output.ToString(), error.ToString());
    }
}
