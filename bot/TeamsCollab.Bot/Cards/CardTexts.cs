using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Process;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Cards;

/// <summary>The texts of one language, from cards/texts.*.json.</summary>
public sealed partial class CardTexts
{
    /// <summary>Without escapes: Chinese takes two thirds of the bytes, read again for every card, and templating copies such text as it stands.</summary>
    private static readonly JsonSerializerOptions AsTyped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonElement _texts;

    private readonly Language _language;

    private CardTexts(Language language, JsonElement texts, ReadOnlyMemory<byte> utf8) => (_language, _texts, Utf8) = (language, texts, utf8);

    /// <summary>As a template finds them under <c>$host.texts</c>.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    public static CardTexts Load(string folder, Language language)
    {
        var file = Path.Combine(folder, language is Language.Chinese ? "texts.zh-CN.json" : "texts.en.json");
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return new CardTexts(language, document.RootElement.Clone(), JsonSerializer.SerializeToUtf8Bytes(document.RootElement, AsTyped));
    }

    /// <summary>What one template can find of them: the groups that it names, which is much less to read for every card. All where it names a group by a computed name.</summary>
    public ReadOnlyMemory<byte> For(ReadOnlySpan<byte> template)
    {
        var source = Encoding.UTF8.GetString(template);
        var groups = Group().Matches(source).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        return Any().Count(source) > Group().Count(source)
            ? Utf8
            : JsonSerializer.SerializeToUtf8Bytes(_texts.EnumerateObject().Where(group => groups.Contains(group.Name)).ToDictionary(group => group.Name, group => group.Value), AsTyped);
    }

    [GeneratedRegex(@"\$host\.texts\.(\w+)")]
    private static partial Regex Group();

    [GeneratedRegex(@"\$host(?!\.(?!texts\b)\w)")]
    private static partial Regex Any();

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
