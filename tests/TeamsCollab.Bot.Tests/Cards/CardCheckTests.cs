using System.Globalization;
using System.Text.RegularExpressions;
using TeamsCollab.Bot.Cards.Authoring;

namespace TeamsCollab.Bot.Tests.Cards;

/// <summary><c>cards check</c>: our cards are clean, and each slip of an author is found, at its line, with what to do.</summary>
public sealed class CardCheckTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teamscollab-cards-");

    public CardCheckTests()
    {
        foreach (var file in Directory.EnumerateFiles(Cards, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(_folder.FullName, Path.GetRelativePath(Cards, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static string Cards => Path.Combine(Repository.Folder, "cards");

    [Fact]
    public void Nothing_is_wrong_with_our_cards()
    {
        var (code, said) = Check(Cards);

        Assert.Equal((0, string.Empty), (code, string.Join('\n', said.Split('\n').Where(line => line.Contains(".json", StringComparison.Ordinal)))));
        Assert.Contains("nothing wrong", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minutes/sign-off.json", "\"verb\": \"minutes.signOff\",\n      \"style\"", "\"verb\": \"minutes.signOf\",\n      \"style\"", "knows no verb minutes.signOf. Did you mean minutes.signOff?")]
    [InlineData("minutes/sign-off.json", "\"verb\": \"minutes.signOff\", \"collaboration\"", "\"verb\": \"minutes.object\", \"collaboration\"", "The data's verb is not minutes.signOff.")]
    [InlineData("minutes/sign-off.json", "\"once\": \"${$host.once}\"", "\"twice\": \"${$host.once}\"", "The data has no once.")]
    [InlineData("minutes/sign-off.json", "Action.Submit", "Action.OpenUrl", "The button has no fallback.")]
    [InlineData("minutes/sign-off.json", "\"text\": \"${head.title}\"", "\"text\": \"${head.titel}\"", "$root.head has no titel.")]
    [InlineData("minutes/sign-off.json", "${$host.texts.common.colon}${reason}", "${$host.texts.common.colon}${raison}", "$root.objections.* has no raison.")]
    [InlineData("minutes/sign-off.json", "${$host.texts.signOff.ask}", "${$host.texts.signOff.asks}", "there is no text signOff.asks in texts.")]
    [InlineData("minutes/sign-off.json", "${$host.inputs.reason}", "${$host.inputs.reasons}", "the card has no input reasons.")]
    [InlineData("minutes/sign-off.json", "${$host.collaboration}", "${$host.colaboration}", "$host.colaboration is nothing the bot gives.")]
    [InlineData("minutes/sign-off.json", "${head.title}\", \"wrap\": true", "${head.title}\", \"wrap\": false", "The text does not wrap.")]
    [InlineData("minutes/sign-off.json", "\"type\": \"TextBlock\", \"text\": \"${head.title}\"", "\"type\": \"TextBlok\", \"text\": \"${head.title}\"", "There is no TextBlok here.")]
    [InlineData("minutes/sign-off.json", "\"spacing\": \"Medium\"", "\"spacing\": \"Middle\"", "\"Middle\" is none of its values.")]
    [InlineData("minutes/sign-off.json", "\"bleed\": true", "\"bled\": true", "Container has no property bled.")]
    [InlineData("minutes/sign-off.json", "\"label\": \"${$host.texts.minutes.objectReason}\",", "", "The input has no label.")]
    [InlineData("minutes/sign-off.json", "\"isRequired\": true,\n            \"errorMessage\": \"${$host.texts.errors.text}\"", "\"isRequired\": true", "The input has no errorMessage.")]
    [InlineData("minutes/sign-off.json", "\"maxLength\": 2000,", "", "The long input has no maxLength.")]
    [InlineData("minutes/sign-off.json", "${canSign}", "${canSign", "${ without its closing }.")]
    [InlineData("minutes/sign-off.json", "${count(points) > 0}", "${cont(points) > 0}", "There is no function cont.")]
    [InlineData("minutes/sign-off.json", "\"version\": \"1.5\",\n  \"fallbackText\"", "\"version\": \"1.6\",\n  \"fallbackText\"", "\"1.6\" is none of its values.")]
    [InlineData("minutes/sign-off.json", "\"body\": [", "\"body\": [,", "It is not JSON")]
    [InlineData("minutes/sign-off.head.sample.json", "\"canSign\": true", "\"maySign\": true", "MinutesSignOffCard has no maySign.")]
    [InlineData("minutes/sign-off.head.sample.json", "\"draft\": 1", "\"draft\": \"one\"", "It is no Int32.")]
    [InlineData("texts.en.json", "\"ask\":", "\"asks\":", "The text is missing in this language.")]
    [InlineData("texts.zh-CN.json", "{detail}", "{details}", "{details}")]
    public void A_slip_of_the_author_is_found_with_its_line_and_what_to_do(string file, string right, string wrong, string expected)
    {
        var at = Change(file, right, wrong);

        var (code, said) = Check(_folder.FullName);

        Assert.Equal(1, code);
        var finding = Assert.Single(said.Split('\n'), line => line.Contains(expected, StringComparison.Ordinal) && line.StartsWith(file, StringComparison.Ordinal) && Line(line) is var found && Math.Abs(found - at) <= 10);
        Assert.Matches(@"^[\w/.-]+:\d+:\S*.*: .+\. \S.+", finding + " .");
    }

    [Fact]
    public void A_card_that_is_too_large_for_Teams_is_found()
    {
        Change("minutes/sign-off.head.sample.json", "新品上市", string.Concat(Enumerable.Repeat("长", 8_000)));

        Assert.Contains("bytes of UTF-16, more than 28672", Check(_folder.FullName).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_verb_that_no_button_and_no_word_does_is_found()
    {
        foreach (var file in Directory.EnumerateFiles(_folder.FullName, "*.json", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, File.ReadAllText(file).Replace("\"card.open\"", "\"overview.open\"", StringComparison.Ordinal));
        }

        Assert.Contains("No button and no word does card.open.", Check(_folder.FullName).Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("help.json", "help.json:$: The file is missing.")]
    [InlineData("texts.en.json", "texts.en.json:$: The file is missing.")]
    public void A_file_that_is_missing_is_found(string file, string expected)
    {
        File.Delete(Path.Combine(_folder.FullName, file));

        Assert.Contains(expected, Check(_folder.FullName).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_of_no_card_is_found()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "minutes", "signoff.json"), "{}");

        Assert.Contains("minutes/signoff.json:1:$: No card of this name is drawn by the bot.", Check(_folder.FullName).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_is_said_in_plain_words()
    {
        using var error = new StringWriter();

        Assert.Equal(2, CardCheck.Run(Path.Combine(_folder.FullName, "nowhere"), TextWriter.Null, error));
        Assert.Contains("no such folder", error.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>Answers the line of the change.</summary>
    private int Change(string file, string right, string wrong)
    {
        var path = Path.Combine(_folder.FullName, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no {right}");
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
        return text[..at].Count(letter => letter == '\n') + 1;
    }

    private static int Line(string finding) => int.Parse(Regex.Match(finding, @":(\d+):").Groups[1].Value is { Length: > 0 } line ? line : "0", CultureInfo.InvariantCulture);

    private static (int Code, string Said) Check(string folder)
    {
        using var output = new StringWriter();
        return (CardCheck.Run(folder, output, TextWriter.Null), output.ToString());
    }
}
