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

    /// <summary>What may stand between a command, the number and the rest.</summary>
    private static readonly char[] Between = [' ', '\t', '\r', '\n', '\u3000', ':', '\uff1a', ',', '\uff0c'];

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
        var rest = said[word.Length..].TrimStart(Between).Trim();
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

    /// <summary>The longest word of a command that the text begins with, followed by its end, a space or a colon, or right away by a number: 签字MKT-2026-015 v1.</summary>
    private string? WordOf(string said) => verbs.LongestFirst.FirstOrDefault(word =>
        BeginsWith(said, word) || (said.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (Between.Contains(said[word.Length]) || (!char.IsAscii(word[^1]) && Number().IsMatch(Plain(said[word.Length..]))))));

    private static bool BeginsWith(string said, string word) =>
        said.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (said.Length == word.Length || char.IsWhiteSpace(said[word.Length]));

    /// <summary>A draft or an id is taken only where the verb has one: in 澄清 … Q3 的目标？ the Q3 is a word. What the words themselves are is left as it was typed.</summary>
    private static (string? Number, string? Draft, string? Key, string Words) Take(string rest, CardVerb verb)
    {
        var plain = Plain(rest);
        var number = Number().Match(plain);
        var at = Behind(number.Length);
        var draft = verb.Binds || verb.TextInput is null ? Draft().Match(plain[at..]) : Match.Empty;
        at = Behind(at + draft.Length);
        var key = Key().Match(plain[at..]) is { Success: true } found && verb.KeyLetters.Contains(found.Value[0], StringComparison.OrdinalIgnoreCase) ? found : Match.Empty;
        var words = rest[Behind(at + key.Length)..].Trim();
        return (Value(number)?.ToUpperInvariant(), Value(draft.Groups["draft"]), Value(key)?.ToUpperInvariant(), Ending().IsMatch(words) ? string.Empty : words);

        int Behind(int from) => plain.Length - plain[from..].TrimStart(Between).Length;

        static string? Value(Group match) => match.Success ? match.Value : null;
    }

    /// <summary>As a Chinese keyboard may write a number, character for character: ＭＫＴ－２０２６－０１５ is MKT-2026-015.</summary>
    private static string Plain(string typed) => string.Create(typed.Length, typed, static (plain, from) =>
    {
        for (var at = 0; at < from.Length; at++)
        {
            plain[at] = from[at] switch
            {
                >= '\uff01' and <= '\uff5e' and var wide => (char)(wide - 0xfee0),
                (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
                '\u3000' => ' ',
                var other => other,
            };
        }
    });

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

    [GeneratedRegex(@"^[A-Za-z0-9]{1,8}-[0-9]{4}-[0-9]{3,12}", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?:[vV](?<draft>[0-9]{1,6})|第(?<draft>[0-9]{1,6})[版稿])(?=[\s,:;.!。]|$)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Draft();

    [GeneratedRegex(@"^[A-Za-z][0-9]{1,4}(?=[\s,:;.!。]|$)", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Key();

    /// <summary>An end of a sentence says nothing; a question mark does.</summary>
    [GeneratedRegex(@"^[\s。.!\uff01\uff0e~]*$", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Ending();
}
