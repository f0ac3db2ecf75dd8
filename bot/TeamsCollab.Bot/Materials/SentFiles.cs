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
    TextMessages texts, DialogTable dialogs, Drafts drafts, DialogBeginnings beginnings, DialogTurns turns, GeneralCards general, CardLibrary library, DownloadDoor door, IOptions<MaterialSettings> settings)
{
    /// <summary>The input that lists materials, on whatever card it stands.</summary>
    private const string Materials = "materials";

    /// <summary>What a message is answered with, in order: its words first, then its files.</summary>
    public async Task<ImmutableArray<Answer>> AnswerAsync(Presser presser, Activity message, CancellationToken cancellation)
    {
        var (files, said) = (presser.IsPrivate ? SentFile.In(message).ToImmutableArray() : [], message.RemoveRecipientMention());
        if (files.IsEmpty)
        {
            return [await texts.AnswerAsync(presser, said, cancellation)];
        }

        var heard = string.IsNullOrWhiteSpace(said) ? null : await texts.AnswerAsync(presser, said, cancellation);
        var (answer, isTaken) = await TakeAsync(presser, files, mayBegin: heard?.Collaboration is null, new OperationId($"{presser.Operation}:files"), cancellation);

        // Of a sentence that began the draft, or filled in its step, and the files that went into it, the step with both is the answer.
        return heard is null || (heard.Collaboration is null && isTaken) ? [answer] : [heard, answer];
    }

    /// <param name="mayBegin">Where no draft is open, the files begin one.</param>
    private async Task<(Answer Answer, bool IsTaken)> TakeAsync(Presser presser, ImmutableArray<SentFile> files, bool mayBegin, OperationId operation, CancellationToken cancellation)
    {
        var words = library.Texts(presser.Language);
        if (!mayBegin && await FindAsync(presser, cancellation) is null)
        {
            return (general.HelpAfter(presser, new Notice(string.Concat(files.Select(file => Of(file, words["files.notTaken"]))), "attention")), false);
        }

        using var patience = door.Patience();
        var readings = new List<(SentFile File, FileReading Reading)>();
        foreach (var file in files)
        {
            readings.Add((file, await door.ReadAsync(file.Download, patience.Token, cancellation)));
        }

        // Reading takes seconds: meanwhile the person may have gone on, so the draft is taken as it stands now.
        var found = await FindAsync(presser, cancellation);
        var said = readings.Select(read => Say(read.File, read.Reading, words)).ToList();
        var listed = readings.Where(read => read.Reading is not FileReading.OtherHost).ToArray();
        if (listed.Length == 0 && found is null)
        {
            return (general.HelpAfter(presser, Notice()), false);
        }

        // Teams put it into the sender's own OneDrive, where nobody else may open it.
        said.AddRange(listed.Take(1).Select(_ => words["files.share"]));
        var before = found is null ? ImmutableSortedDictionary<string, string>.Empty : await drafts.AnswersAsync(presser.Tenant, presser.Person, found.Value.Draft, cancellation);
        var answers = listed.Aggregate(before, (known, read) => With(known, read.File, read.Reading));
        if (found is not { Draft: var draft, IsOneOfSeveral: var isOneOfSeveral })
        {
            said.Add(words["files.begun"]);
            return (await beginnings.BeginRequestAsync(presser, answers, Notice(), operation, cancellation), true);
        }

        if (isOneOfSeveral)
        {
            said.Add(InDraft(draft, answers, words));
        }

        return (await turns.NoteAsync(presser, draft, answers, Notice(), operation, cancellation), true);

        Notice Notice() => new(string.Join(presser.Language is Language.Chinese ? string.Empty : " ", said), readings.All(read => read.Reading is FileReading.Recorded) ? "good" : "warning");
    }

    /// <summary>The draft with materials that the person touched last; null where there is none.</summary>
    private async Task<(Draft Draft, bool IsOneOfSeveral)?> FindAsync(Presser presser, CancellationToken cancellation)
    {
        var open = (await drafts.OfAsync(presser.Tenant, presser.Person, presser.At, cancellation)).RemoveAll(draft => dialogs.Find(draft.Dialog)?.StepWith(Materials) is null);
        return open.MaxBy(draft => draft.TouchedAt) is { } draft ? (draft, open.Length > 1) : null;
    }

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
