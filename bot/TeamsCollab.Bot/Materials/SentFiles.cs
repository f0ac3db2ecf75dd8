using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Request;
using TeamsCollab.Bot.Teams;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Materials;

/// <summary>
/// A message with files in a person's own chat with the bot: each becomes a material of the draft that they have open, or begins one (R14). A file is read once and only
/// then stored with the draft, by one write; one that cannot be read in time is a link whose content is not recorded, and may be sent again.
/// </summary>
public sealed class SentFiles(
    TextMessages texts, DialogTable dialogs, Drafts drafts, DialogBeginnings beginnings, DialogTurns turns, DialogCards cards, GeneralCards general, CardLibrary library, DownloadDoor door, IOptions<MaterialSettings> settings)
{
    /// <summary>The input that lists materials, on whatever card it stands.</summary>
    private const string Materials = "materials";

    /// <summary>What a message is answered with, in order: its words first, then its files.</summary>
    public async Task<ImmutableArray<Answer>> AnswerAsync(Presser presser, Activity message, CancellationToken cancellation)
    {
        var (files, said) = (presser.IsPrivate ? SentFile.In(message).ToImmutableArray() : [], message.SaidText());
        if (files.IsEmpty)
        {
            return [await texts.AnswerAsync(presser, said, cancellation)];
        }

        // Beside files for a draft, words that are no command and ask nobody for anything are a remark on them, and no answer of its step.
        var open = await FindAsync(presser, cancellation);
        var isRemark = string.IsNullOrWhiteSpace(said) || (open is not null && !texts.IsCommand(said) && await general.ReadAsync(presser, said, cancellation) is null);
        var heard = isRemark ? null : await texts.AnswerAsync(presser, said, cancellation);
        var (answer, isTaken) = heard?.Collaboration is not null && open is null
            ? (general.HelpAfter(presser, new Notice(string.Concat(files.Select(file => Of(file, library.Texts(presser.Language)["files.notTaken"]))), "attention")), false)
            : await TakeAsync(presser, files, new OperationId($"{presser.Operation}:files"), cancellation);

        // Of a sentence that began the draft and the files that went into it, the step with both is the answer.
        return heard is null || (open is null && heard.Collaboration is null && isTaken) ? [answer] : [heard, answer];
    }

    /// <summary>Reads the files, and puts them into the draft that is open, or begins one with them.</summary>
    private async Task<(Answer Answer, bool IsTaken)> TakeAsync(Presser presser, ImmutableArray<SentFile> files, OperationId operation, CancellationToken cancellation)
    {
        var words = library.Texts(presser.Language);
        var readings = await ReadAsync(files, cancellation);
        var (said, listed) = (readings.Select(read => Say(read.File, read.Reading, words)).ToList(), readings.Where(read => read.Reading is not FileReading.OtherHost).ToArray());

        // Reading takes seconds, and meanwhile the person may have gone on: the draft is taken as it stands now.
        var found = await FindAsync(presser, cancellation);
        if (listed.Length == 0)
        {
            return (found is null ? general.HelpAfter(presser, Notice()) : await cards.StepAsync(presser, found.Value.Draft, Notice(), cancellation), found is not null);
        }

        // Teams put them into the sender's own OneDrive, where nobody else may open them.
        said.Add(words["files.share"]);
        if (found is not { Draft: var draft, IsOneOfSeveral: var isOneOfSeveral })
        {
            said.Add(words["files.begun"]);
            return (await beginnings.BeginRequestAsync(presser, With(ImmutableSortedDictionary<string, string>.Empty, listed), Notice(), operation, cancellation), true);
        }

        var answers = With(await drafts.AnswersAsync(presser.Tenant, presser.Person, draft, cancellation), listed);
        if (isOneOfSeveral)
        {
            said.Add(InDraft(draft, answers, words));
        }

        return (await turns.NoteAsync(presser, draft, answers, Notice(), operation, cancellation), true);

        Notice Notice() => new(string.Join(presser.Language is Language.Chinese ? string.Empty : " ", said), readings.All(read => read.Reading is FileReading.Recorded) ? "good" : "warning");
    }

    private async Task<ImmutableArray<(SentFile File, FileReading Reading)>> ReadAsync(ImmutableArray<SentFile> files, CancellationToken cancellation)
    {
        using var patience = door.Patience();
        var readings = ImmutableArray.CreateBuilder<(SentFile File, FileReading Reading)>(files.Length);
        foreach (var file in files)
        {
            readings.Add((file, await door.ReadAsync(file.Download, patience.Token, cancellation)));
        }

        return readings.MoveToImmutable();
    }

    /// <summary>The draft with materials that the person touched last; null where there is none.</summary>
    private async Task<(Draft Draft, bool IsOneOfSeveral)?> FindAsync(Presser presser, CancellationToken cancellation)
    {
        var open = (await drafts.OfAsync(presser.Tenant, presser.Person, presser.At, cancellation)).RemoveAll(draft => dialogs.Find(draft.Dialog)?.StepWith(Materials) is null);
        return open.MaxBy(draft => draft.TouchedAt) is { } draft ? (draft, open.Length > 1) : null;
    }

    private static ImmutableSortedDictionary<string, string> With(ImmutableSortedDictionary<string, string> answers, IEnumerable<(SentFile File, FileReading Reading)> listed) =>
        listed.Aggregate(answers, (known, read) => With(known, read.File, read.Reading));

    private static ImmutableSortedDictionary<string, string> With(ImmutableSortedDictionary<string, string> answers, SentFile file, FileReading reading)
    {
        var (lines, link) = (answers.GetValueOrDefault(Materials, string.Empty), file.Link.AbsoluteUri);
        var isListed = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Any(line => MaterialLines.Read(line).Link == link);
        var listed = isListed ? answers : answers.SetItem(Materials, $"{lines.TrimEnd()}\n{file.Name} {link}".TrimStart());
        return reading is FileReading.Recorded { Content: var content }
            ? listed.SetItem(KeptContents.Name, KeptContents.Write(KeptContents.Read(listed.GetValueOrDefault(KeptContents.Name, string.Empty)).SetItem(link, content)))
            : listed;
    }

    private string Say(SentFile file, FileReading reading, CardTexts words) => Of(
        file,
        reading switch
        {
            FileReading.Recorded recorded => words["files.recorded"].Replace("{content}", recorded.Content.InShort, StringComparison.Ordinal),
            FileReading.OtherHost => words["files.otherHost"],
            FileReading.TooLarge => words["files.tooLarge"].Replace("{most}", settings.Value.MostMegabytes.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
            FileReading.TooSlow => words["files.tooSlow"],
            _ => words["files.notGiven"],
        });

    private string InDraft(Draft draft, ImmutableSortedDictionary<string, string> answers, CardTexts words)
    {
        var title = dialogs.Find(draft.Dialog)!.TitledBy.Select(input => answers.GetValueOrDefault(input)).FirstOrDefault(answer => answer is { Length: > 0 });
        return words["files.draft"].Replace("{title}", title is null ? words[$"dialogs.{draft.Dialog}.title"] : title, StringComparison.Ordinal);
    }

    private static string Of(SentFile file, string sentence) => sentence.Replace("{name}", file.Name, StringComparison.Ordinal);
}
