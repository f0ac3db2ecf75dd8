using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.People;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Teams;

/// <summary>
/// Text commands (B17): a word, the collaboration's number, the draft for whatever binds, and the rest. 签字 MKT-2026-015 v2 does what
/// the button does. A text that begins with no command may be a request in one sentence: it begins the dialog; with a draft at hand it is the answer of its step. A binding text that does not name the present draft stores nothing: the present draft is shown instead.
/// </summary>
public sealed partial class TextMessages(VerbTable verbs, CardPresses presses, CollaborationRunner runner, ICollaborationStore store, PersonRegister register, GeneralCards general, HeardText heard, DialogBeginnings beginnings, Substitutes substitutes, WorkingCalendar calendar)
{
    /// <summary>Commands to choose from that a sentence holds.</summary>
    private const int MostNamed = 6;

    public async Task<Answer> AnswerAsync(Presser presser, string? text, CancellationToken cancellation)
    {
        var said = Heard(text);
        if (LanguageOf(said) is { } language)
        {
            var operation = new OperationId($"{presser.Operation}:language");
            await register.LearnAsync(presser.Tenant, presser.Person, new PersonEvent.LanguageChosen(language, presser.At), operation, cancellation);
            return general.Help(presser with { Language = language }, null);
        }

        if (await substitutes.AnswerAsync(presser, said, cancellation) is { } answered)
        {
            return answered;
        }

        if (WordOf(said) is not { } word)
        {
            return await heard.AnswerAsync(presser, said, cancellation) ?? general.Help(presser, null);
        }

        var verb = verbs.FindByWord(word)!;
        var rest = said[word.Length..].Trim();
        if (!presser.IsPrivate && verb.Binds)
        {
            return general.Help(presser, new Refusal(Because.OnlyInPrivate));
        }

        if (verb.Card is CardName.Dialog)
        {
            // 继续 stands alone; 继续跟进… and 取消 with words behind it are sentences, and may be answers.
            return rest.Length == 0
                ? await presses.CarryOutAsync(presser, verb, Inputs(verb, null, null, null, rest), cancellation)
                : await heard.AnswerAsync(presser, said, cancellation) ?? general.Help(presser, null);
        }

        if (verb.Card is CardName.Search)
        {
            return await presses.CarryOutAsync(presser, verb, Inputs(verb, null, null, null, rest), cancellation);
        }

        var (number, draft, key, words) = Take(rest, verb);
        if (verb.Card is CardName.RequestForm or CardName.MyWork or CardName.Help)
        {
            return await presses.CarryOutAsync(presser, verb, Inputs(verb, null, draft, key, words), cancellation);
        }

        if (number is null)
        {
            return await general.WorkAsync(presser, new Refusal(Because.WhichCollaboration, Detail: word), cancellation);
        }

        var ran = await store.FindByNumberAsync(presser.Tenant, number, cancellation) is { } found ? await runner.ReadAsync(found, cancellation) : null;
        if (ran is null || !presses.MayOpen(verb.Card, ran.State, presser.Person))
        {
            return await general.WorkAsync(presser, new Refusal(Because.NotFound, Detail: number), cancellation);
        }

        if (key is null && verb.KeysOf(ran.State, presser.Person) is { Length: > 1 } several)
        {
            key = several.Where(each => BeginsWith(words, each)).MaxBy(each => each.Length);
            words = key is null ? words : words[key.Length..].TrimStart();
            if (key is null && verb.KeyOf(ran.State, presser.Person) is null)
            {
                var each = several.Take(MostNamed).Select(one => verb.Binds ? $"{word} {number} v{verb.DraftOf(ran.State, one)} {one}" : $"{word} {number} {one}");
                var which = string.Join(" / ", each) + (several.Length > MostNamed ? " …" : string.Empty);
                return await presses.ShowAsync(presser, ran, CardName.Overview, null, new Refusal(Because.WhichOne, Detail: which), null, null, presser.Operation, cancellation);
            }
        }

        key ??= verb.KeyOf(ran.State, presser.Person);
        var present = verb.DraftOf(ran.State, key).ToString(CultureInfo.InvariantCulture);
        var toType = key is null || (verb.KeyLetters.Length == 0 && verb.KeysOf(ran.State, presser.Person).Length < 2) ? $"{word} {number} v{present}" : $"{word} {number} v{present} {key}";
        if (verb.Binds && draft is null)
        {
            return await presses.ShowAsync(presser, ran, verb.Card, key, new Refusal(Because.NameTheDraft, Detail: toType), null, null, presser.Operation, cancellation);
        }

        var inputs = Inputs(verb, ran.Key.Id, draft ?? present, key, words);
        if (words.Length > 0 && verb.TextInput is null && verb.Read(inputs) is not ActionReading.Show)
        {
            // Whoever writes 签字 … 但是 does not simply sign: words that nobody would read bind nobody.
            var alone = verb.Binds ? toType : $"{word} {number}";
            return await presses.ShowAsync(presser, ran, verb.Card, key, new Refusal(Because.MoreThanTheCommand, Detail: alone), null, null, presser.Operation, cancellation);
        }

        return await beginnings.SayAsync(presser, verb, inputs, cancellation) ?? await presses.CarryOutAsync(presser, verb, inputs, cancellation, verb.Binds ? toType : null);
    }

    /// <summary>It begins with the word of a command, or is one of the few texts that are one by themselves.</summary>
    public bool IsCommand(string? text) => Heard(text) is var said && (WordOf(said) is not null || LanguageOf(said) is not null || Substitutes.WordOf(said) is not null);

    private static string Heard(string? text) => (text ?? string.Empty).Trim().TrimStart('/');

    /// <summary>Whoever names a language is answered in it from now on, whatever their client says.</summary>
    private static Language? LanguageOf(string said) => said.ToUpperInvariant() switch
    {
        "中文" => Language.Chinese,
        "ENGLISH" => Language.English,
        _ => null,
    };

    /// <summary>For a group in which somebody writes whom the bot cannot reach in private.</summary>
    public Answer OnlyInPrivate(Presser presser) => general.Help(presser, new Refusal(Because.OnlyInPrivate));

    /// <summary>The longest word of a command that the text begins with, followed by its end or a space.</summary>
    private string? WordOf(string said) => verbs.LongestFirst.FirstOrDefault(word => BeginsWith(said, word));

    private static bool BeginsWith(string said, string word) =>
        said.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (said.Length == word.Length || char.IsWhiteSpace(said[word.Length]));

    /// <summary>A draft or an id is taken only where the verb has one: in 澄清 … Q3 的目标？ the Q3 is a word.</summary>
    private static (string? Number, string? Draft, string? Key, string Words) Take(string rest, CardVerb verb)
    {
        var match = Number().Match(rest);
        var left = rest[match.Length..].TrimStart();
        var draft = verb.Binds || verb.TextInput is null ? Draft().Match(left) : Match.Empty;
        left = left[draft.Length..].TrimStart();
        var key = Key().Match(left) is { Success: true } found && verb.KeyLetters.Contains(found.Value[0], StringComparison.OrdinalIgnoreCase) ? found : Match.Empty;
        return (Value(match)?.ToUpperInvariant(), Value(draft)?[1..], Value(key)?.ToUpperInvariant(), left[key.Length..].Trim());

        static string? Value(Match match) => match.Success ? match.Value : null;
    }

    private ActionInputs Inputs(CardVerb verb, string? collaboration, string? draft, string? key, string words)
    {
        var data = new Dictionary<string, string>();
        Put("collaboration", collaboration);
        Put("draft", draft);
        Put("key", key);
        Put(verb.TextInput, words);
        return new ActionInputs(JsonSerializer.SerializeToElement(data), calendar.Zone);

        void Put(string? name, string? value)
        {
            if (name is not null && value is { Length: > 0 })
            {
                data[name] = value;
            }
        }
    }

    [GeneratedRegex(@"^[A-Za-z0-9]{1,8}-\d{4}-\d{3,12}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[vV]\d{1,6}(?=\s|$)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Draft();

    [GeneratedRegex(@"^[A-Za-z]\d{1,4}(?=\s|$)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Key();
}
