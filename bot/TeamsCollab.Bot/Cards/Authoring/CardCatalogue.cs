using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.CardTemplating;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>The cards folder as its authors see it: templates by card, their samples, the texts by language; and what could not be read.</summary>
internal sealed record CardCatalogue(
    string Folder,
    ImmutableDictionary<CardName, CardFile> Templates,
    ILookup<CardName, CardFile> Samples,
    ImmutableDictionary<Language, CardFile> Texts,
    ImmutableArray<CardFinding> Unreadable)
{
    private const string SampleEnding = ".sample.json";

    /// <summary>The folder that is meant where none is named: of the repository around, else beside the program.</summary>
    public static string? FindFolder()
    {
        for (var at = Environment.CurrentDirectory; at is not null; at = Path.GetDirectoryName(at))
        {
            var cards = Path.Combine(at, "cards");
            if (File.Exists(Path.Combine(cards, TextsOf(Language.Chinese))))
            {
                return cards;
            }
        }

        var beside = Path.Combine(AppContext.BaseDirectory, "cards");
        return Directory.Exists(beside) ? beside : null;
    }

    public static string TextsOf(Language language) => language is Language.Chinese ? "texts.zh-CN.json" : "texts.en.json";

    public static CardCatalogue Load(string folder)
    {
        var unreadable = ImmutableArray.CreateBuilder<CardFinding>();
        var read = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => Read(folder, path, unreadable)).OfType<CardFile>().ToDictionary(file => file.Name);
        var cards = Enum.GetValues<CardName>().ToDictionary(CardLibrary.PathOf);
        var texts = Enum.GetValues<Language>().ToDictionary(TextsOf);
        foreach (var missing in cards.Keys.Concat(texts.Keys).Where(name => !read.ContainsKey(name) && !unreadable.Any(finding => finding.File == name)))
        {
            unreadable.Add(new CardFinding(missing, 0, "$", "The file is missing.", "Put it back."));
        }

        var samples = new List<(CardName Card, CardFile File)>();
        foreach (var file in read.Values.Where(file => !cards.ContainsKey(file.Name) && !texts.ContainsKey(file.Name)))
        {
            if (file.Name.EndsWith(SampleEnding, StringComparison.Ordinal) && cards.TryGetValue(file.Name[..file.Name.IndexOf('.', StringComparison.Ordinal)] + ".json", out var card))
            {
                samples.Add((card, file));
            }
            else
            {
                unreadable.Add(file.Finding("$", "No card of this name is drawn by the bot.", "Name a template after its card, a sample after its template, or remove the file."));
            }
        }

        return new CardCatalogue(
            folder,
            cards.Where(card => read.ContainsKey(card.Key)).ToImmutableDictionary(card => card.Value, card => read[card.Key]),
            samples.ToLookup(sample => sample.Card, sample => sample.File),
            texts.Where(text => read.ContainsKey(text.Key)).ToImmutableDictionary(text => text.Value, text => read[text.Key]),
            unreadable.ToImmutable());
    }

    /// <summary>The case of a sample: <c>head</c> of minutes/sign-off.head.sample.json.</summary>
    public static string CaseOf(CardFile sample) => string.Join('.', Path.GetFileName(sample.Name).Split('.')[1..^2]) is { Length: > 0 } named ? named : "sample";

    private static CardFile? Read(string folder, string path, ImmutableArray<CardFinding>.Builder unreadable)
    {
        var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
        try
        {
            var file = CardFile.Read(folder, path);
            if (file.Json.ValueKind is not JsonValueKind.Object)
            {
                unreadable.Add(file.Finding("$", "It is no JSON object.", "Begin with { and end with }."));
                return null;
            }

            if (CardLibrary.IsTemplate(name))
            {
                _ = CardTemplate.Parse(name, file.Utf8.Span);
            }

            return file;
        }
        catch (JsonException broken)
        {
            unreadable.Add(new CardFinding(name, (int)(broken.LineNumber ?? -1) + 1, "$", $"It is not JSON: {broken.Message}", "Correct the file."));
        }
        catch (InvalidOperationException broken)
        {
            unreadable.Add(new CardFinding(name, 0, "$", $"It holds text that is not Unicode: {broken.Message}", "Save the file as UTF-8."));
        }
        catch (CardTemplateException broken)
        {
            var lines = JsonLines.Of(JsonLines.WithoutMark(File.ReadAllBytes(path)).Span);
            unreadable.Add(new CardFinding(name, lines.GetValueOrDefault(broken.Path), broken.Path, broken.Message[(broken.Message.IndexOf(": ", StringComparison.Ordinal) + 2)..], string.Empty));
        }

        return null;
    }
}
