using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Tests.FrontDoor;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Tests.Cards;

/// <summary>Nothing that the bot can say is missing in one of its languages.</summary>
public sealed partial class CardTextsTests
{
    private static readonly string Folder = Path.Combine(Repository.Folder, "cards");

    private static readonly CardLibrary Library = CardLibrary.Load(Folder);

    public static TheoryData<Language> Languages => [.. Enum.GetValues<Language>()];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_reason_for_a_refusal_has_a_sentence(Language language) =>
        Assert.All(Enum.GetValues<Because>(), because => Assert.NotEmpty(Library.Texts(language).Say(new Refusal(because))));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_button_that_worked_has_a_sentence(Language language) =>
        Assert.All(
            [.. BotHost.Verbs],
            verb => Assert.NotEmpty(Library.Texts(language)[verb.Done]));

    /// <summary>Of every card that somebody may be waited for on; the others are answers to what a person asked.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_card_that_can_be_waited_for_has_a_name(Language language) => Assert.All(
        Enum.GetValues<CardName>().Except([CardName.Help, CardName.Search, CardName.Welcome, CardName.Dialog, CardName.Drafts, CardName.Substitute]),
        card => Assert.NotEmpty(Library.Texts(language)[$"cards.{JsonNamingPolicy.CamelCase.ConvertName(card.ToString())}"]));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_field_that_a_refusal_can_name_has_a_name_that_people_read(Language language) => Assert.All(
        Fields.Of.Values.SelectMany(fields => fields).Where(field => field.Kind is not (Kind.Draft or Kind.Replaced or Kind.Department or Kind.Key or Kind.Toggle)).Select(field => field.Input).Distinct(),
        field => Assert.True(Library.Texts(language).Has($"fields.{field}"), field));

    [Fact]
    public void Both_languages_have_the_same_texts() => Assert.Equal(Paths("texts.zh-CN.json"), Paths("texts.en.json"));

    [Fact]
    public void No_template_asks_for_a_text_that_is_missing()
    {
        var known = Paths("texts.zh-CN.json");
        var asked = Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
            .SelectMany(file => Text().Matches(File.ReadAllText(file)).Select(match => (file, Path: match.Groups[1].Value)));

        Assert.All(asked, text => Assert.Contains(known, path => path == text.Path || path.StartsWith(text.Path + ".", StringComparison.Ordinal)));
    }

    private static string[] Paths(string file)
    {
        using var texts = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, file)));
        return [.. Paths(texts.RootElement, string.Empty).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Paths(JsonElement element, string path) => element.ValueKind is JsonValueKind.Object
        ? element.EnumerateObject().SelectMany(property => Paths(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}"))
        : [path];

    [GeneratedRegex(@"\$host\.texts\.([A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*)")]
    private static partial Regex Text();
}
