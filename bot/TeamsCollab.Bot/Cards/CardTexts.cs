using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.CardTemplating;
using TeamsCollab.Process;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Cards;

/// <summary>The texts of one language, from cards/texts.*.json.</summary>
public sealed partial class CardTexts
{
    /// <summary>Without escapes: templating copies such text as it stands.</summary>
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonElement _texts;

    private readonly Language _language;

    private CardTexts(Language language, JsonElement texts, CardData data) => (_language, _texts, Data) = (language, texts, data);

    /// <summary>As every template finds them under <c>$host.texts</c>, parsed once for all cards.</summary>
    public CardData Data { get; }

    public static CardTexts Load(string folder, Language language)
    {
        var file = Path.Combine(folder, language is Language.Chinese ? "texts.zh-CN.json" : "texts.en.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return new CardTexts(language, document.RootElement.Clone(), CardData.Parse(JsonSerializer.SerializeToUtf8Bytes(document.RootElement, AsTyped)));
    }

    /// <summary>A sentence by its path, such as <c>done.signedOff</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none: a mistake of ours that a test finds.</exception>
    public string this[string path]
    {
        get
        {
            var at = _texts;
            foreach (var name in path.Split('.'))
            {
                at = at.TryGetProperty(name, out var next) ? next : throw new KeyNotFoundException($"No text {path}.");
            }

            return at.GetString()!;
        }
    }

    /// <summary>A stage by its number, 1 to 5.</summary>
    public string Stage(int number) => _texts.GetProperty("stages")[number].GetString()!;

    public bool Has(string path)
    {
        var at = _texts;
        return path.Split('.').All(name => at.ValueKind is JsonValueKind.Object && at.TryGetProperty(name, out at));
    }

    /// <summary>
    /// Why something was refused and what to do next. Not escaped: the template that shows it takes it, with what a person typed in it, as
    /// text and never as markdown.
    /// </summary>
    public string Say(Refusal reason) => Say(reason, $"refusals.{JsonNamingPolicy.CamelCase.ConvertName(reason.Because.ToString())}");

    /// <summary>A refusal in another sentence than its own, by its path.</summary>
    public string Say(Refusal reason, string path)
    {
        var field = reason.Field is null ? string.Empty : Has($"fields.{reason.Field}") ? this[$"fields.{reason.Field}"] : reason.Field;
        var sentence = this[path].Replace("{field}", field, StringComparison.Ordinal);
        return reason.Detail is { Length: > 0 } detail
            ? sentence.Replace("{detail}", SlotChoice.Read(detail) is { } moment ? Moment.WithYear(moment, _language) : detail, StringComparison.Ordinal)
            : Unsaid().Replace(sentence, string.Empty);
    }

    /// <summary>The place of a detail that is not there, with what leads up to it.</summary>
    [GeneratedRegex(@"[：:]?\s?\{detail\}")]
    private static partial Regex Unsaid();
}
