using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Recognises the sentences of one language, whatever names and numbers stand in them.</summary>
internal static class Sentences
{
    private static readonly Dictionary<Language, Regex[]> Known = new()
    {
        [Language.Chinese] = Load("texts.zh-CN.json"),
        [Language.English] = Load("texts.en.json"),
    };

    private static readonly Dictionary<Language, (string Field, string Label)[]> Labels = new()
    {
        [Language.Chinese] = Named("texts.zh-CN.json"),
        [Language.English] = Named("texts.en.json"),
    };

    /// <summary>Whether this is a sentence that the product says in this language when it refuses something.</summary>
    public static bool Refuses(Language language, string sentence) => Known[language].Any(known => known.IsMatch(sentence.Replace("\\", string.Empty, StringComparison.Ordinal)));

    /// <summary>The field that a sentence names by what people read above it; null where it names none.</summary>
    public static string? FieldIn(Language language, string sentence) =>
        Labels[language].Where(label => sentence.Replace("\\", string.Empty, StringComparison.Ordinal).Contains($"“{label.Label}”", StringComparison.Ordinal)).Select(label => label.Field).FirstOrDefault();

    /// <summary>Whether people read the same above both.</summary>
    public static bool AreCalledAlike(Language language, string field, string other) =>
        Labels[language].Where(label => label.Field == field || label.Field == other).DistinctBy(label => label.Label).Count() == 1;

    private static (string Field, string Label)[] Named(string file)
    {
        using var texts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cards", file)));
        return [.. texts.RootElement.GetProperty("fields").EnumerateObject().Select(field => (field.Name, field.Value.GetString()!))];
    }

    private static Regex[] Load(string file)
    {
        using var texts = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cards", file)));
        return [.. texts.RootElement.GetProperty("refusals").EnumerateObject().Select(sentence => Pattern(sentence.Value.GetString()!))];
    }

    private static Regex Pattern(string sentence) => new(
        $"^{string.Join(@"[：:]?\s?[\s\S]*?", Regex.Split(sentence, @"[：:]?\s?\{(?:field|detail|limit)\}").Select(Regex.Escape))}$",
        RegexOptions.CultureInvariant);
}
