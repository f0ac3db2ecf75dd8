using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using TeamsCollab.CardTemplating;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Cards;

/// <summary>Every template and every text, loaded once at start; a broken one keeps the host from starting.</summary>
public sealed class CardLibrary
{
    /// <summary>How a card's record becomes the data of its template.</summary>
    internal static readonly JsonSerializerOptions DataOptions = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new TypedAsText() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    /// <summary>Names of the data properties that hold words typed by people, found once over all card records.</summary>
    private static readonly FrozenSet<string> TypedByPeople = typeof(Typed).Assembly.GetTypes()
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        .Where(property => (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Typed))
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Type> Records =
        typeof(Typed).Assembly.GetTypes().Where(type => type.Name.EndsWith("Card", StringComparison.Ordinal) && !type.IsNested).ToFrozenDictionary(type => type.Name);

    private readonly FrozenDictionary<CardName, CardTemplate> _templates;
    private readonly FrozenDictionary<CardName, string[]> _inputs;
    private readonly FrozenDictionary<Language, CardTexts> _texts;
    private readonly FrozenDictionary<Language, ExpandOptions> _options;

    private CardLibrary(Dictionary<CardName, byte[]> files, FrozenDictionary<Language, CardTexts> texts)
    {
        _templates = files.ToFrozenDictionary(file => file.Key, file => CardTemplate.Parse(PathOf(file.Key), file.Value));
        _inputs = files.ToFrozenDictionary(file => file.Key, file => InputsOf(file.Value));
        _texts = texts;
        _options = texts.Keys.ToFrozenDictionary(language => language, language => new ExpandOptions
        {
            Culture = CultureInfo.GetCultureInfo(language is Language.Chinese ? "zh-CN" : "en-US"),
            TypedByPeople = TypedByPeople,
        });
    }

    public CardTexts Texts(Language language) => _texts[language];

    /// <exception cref="CardTemplateException">A template cannot be used; says which, where and what to do.</exception>
    public static CardLibrary Load(string folder)
    {
        var files = Enum.GetValues<CardName>().ToDictionary(card => card, card => File.ReadAllBytes(Path.Combine(folder, PathOf(card))));
        return new CardLibrary(files, Enum.GetValues<Language>().ToFrozenDictionary(language => language, language => CardTexts.Load(folder, language)));
    }

    /// <summary>Where a card's template stands below cards/: <c>MinutesSignOff</c> is minutes/sign-off.json, <c>MyWork</c> is my-work.json.</summary>
    public static string PathOf(CardName card)
    {
        var words = new List<string>();
        foreach (var unit in card.ToString())
        {
            if (char.IsUpper(unit))
            {
                words.Add(string.Empty);
            }

            words[^1] += char.ToLowerInvariant(unit);
        }

        return words.Count > 1 && words[0] is "request" or "meeting" or "minutes" or "memorandum" or "procedure" or "dispute" or "execution" or "retrospective"
            ? $"{words[0]}/{string.Join('-', words.Skip(1))}.json"
            : $"{string.Join('-', words)}.json";
    }

    /// <summary>The record that holds a card's data: of <c>MinutesSignOff</c> it is <c>MinutesSignOffCard</c>.</summary>
    public static Type RecordOf(CardName card) => Records[$"{card}Card"];

    /// <summary>Whether a file below cards/ is a template that the bot draws.</summary>
    public static bool IsTemplate(string path) => Enum.GetValues<CardName>().Any(card => PathOf(card) == path);

    /// <summary>Draws a card for one reader as UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Draw(CardName card, object data, Language language, CardHost host)
    {
        var table = DrawingTable.OfThread();
        _templates[card].Expand(table.Card, table.Record(data), _options[language] with { Host = table.Host(host, _inputs[card], _texts[language].Data) });
        return host.Refresh?.In(table.Card.WrittenSpan) ?? table.Card.WrittenSpan.ToArray();
    }

    /// <summary>The ids of every Input element of a template.</summary>
    private static string[] InputsOf(byte[] template)
    {
        using var document = JsonDocument.Parse(template);
        return [.. Inputs(document.RootElement).Distinct()];
    }

    private static IEnumerable<string> Inputs(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Inputs),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Inputs(property.Value)).Concat(IdOfInput(element)),
        _ => [],
    };

    private static IEnumerable<string> IdOfInput(JsonElement element) =>
        element.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.GetString()!.StartsWith("Input.", StringComparison.Ordinal)
        && element.TryGetProperty("id", out var id) && id.GetString() is { } name && !name.Contains("${", StringComparison.Ordinal)
            ? [name]
            : [];

    private sealed class TypedAsText : JsonConverter<Typed>
    {
        public override Typed Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetString() ?? string.Empty);

        public override void Write(Utf8JsonWriter writer, Typed value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text ?? string.Empty);
    }
}
