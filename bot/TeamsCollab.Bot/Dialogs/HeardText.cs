using System.Collections.Immutable;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Request;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request.Sentences;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>
/// A text that is no command: the answer of a draft's present step, or a request in one sentence. Where it could be more than one
/// of these the person is asked, and nothing is stored.
/// </summary>
public sealed class HeardText(DialogTable dialogs, Drafts drafts, DialogBeginnings beginnings, DialogTurns turns, DialogCards cards, GeneralCards general, CardLibrary library, SentenceReader sentences, WorkingCalendar calendar)
{
    /// <summary>Whoever wrote in a draft this long ago may mean something else by now.</summary>
    private static readonly TimeSpan AtHand = TimeSpan.FromMinutes(30);

    /// <summary>Null where the text asks nobody for anything and no draft waits for an answer.</summary>
    public async Task<Answer?> AnswerAsync(Presser presser, string said, CancellationToken cancellation)
    {
        var open = presser.IsPrivate && said.Length > 0 ? await drafts.OfAsync(presser.Tenant, presser.Person, presser.At, cancellation) : [];
        var sentence = await general.ReadAsync(presser, said, cancellation);
        return (open, sentence) switch
        {
            ([], null) => null,
            ([], { } asking) => await BeginAsync(presser, asking, cancellation),
            ([var only], null) when presser.At - only.TouchedAt <= AtHand => await FillAsync(presser, only, said, presser.Operation, cancellation),
            _ => await cards.WhichAsync(presser, open, said, sentence is not null, null, cancellation),
        };
    }

    /// <summary>The person said which draft a text is for, or that it is none of them.</summary>
    public async Task<Answer> ChosenAsync(Presser presser, ActionInputs inputs, OperationId operation, CancellationToken cancellation)
    {
        var said = inputs.Text("said");
        if (inputs.Id("draftId") is not { } id)
        {
            return await general.ReadAsync(presser, said, cancellation) is { } sentence
                ? await BeginAsync(presser with { Operation = operation }, sentence, cancellation)
                : general.Help(presser, (Refusal?)null);
        }

        var open = await drafts.OfAsync(presser.Tenant, presser.Person, presser.At, cancellation);
        return open.FirstOrDefault(draft => draft.Id == id) is { } chosen
            ? await FillAsync(presser, chosen, said, operation, cancellation)
            : general.Help(presser, new Refusal(Because.NoSuchDraft));
    }

    private async Task<Answer> BeginAsync(Presser presser, RequestSentence sentence, CancellationToken cancellation)
    {
        var notice = SentenceForm.NoticeOf(sentence, library.Texts(presser.Language), presser.Language);
        return await beginnings.BeginRequestAsync(presser, SentenceForm.InputsOf(sentence), notice, presser.Operation, cancellation);
    }

    /// <summary>Puts a text into the input that the present step asks for, says which, and goes on when the step is finished.</summary>
    private async Task<Answer> FillAsync(Presser presser, Draft draft, string said, OperationId operation, CancellationToken cancellation)
    {
        var answers = await drafts.AnswersAsync(presser.Tenant, presser.Person, draft, cancellation);
        if (dialogs.Find(draft.Dialog) is not { } dialog || await cards.FormAsync(presser, dialog, draft.Collaboration, draft.Key, answers, null, cancellation) is not { } form)
        {
            return general.Help(presser, new Refusal(Because.NoSuchDraft));
        }

        var texts = library.Texts(presser.Language);
        var step = dialog.StepNamed(draft.Step);
        form = step is null ? form : form.AsShown(step);
        if (step?.Moment?.Hear(said, TypedAnswer.Day(said, sentences, calendar.DateOf(presser.At)), form.Answers) is { } heard)
        {
            return await KeepAsync(heard.Answers, string.Join(presser.Language is Language.Chinese ? "、" : ", ", form.Of(step).Where(input => heard.Filled.Contains(input.Id)).Select(input => input.Label)));
        }

        if (step is null || (form.Named(step, said) ?? form.Asked(step)) is not { } asked)
        {
            return await cards.StepAsync(presser, draft, new Notice(texts["dialogs.nothingAsked"], "emphasis"), cancellation);
        }

        if (TypedAnswer.Read(said, asked, sentences, calendar.DateOf(presser.At)) is not { } answer)
        {
            return await cards.StepAsync(presser, draft, Notice.Of(new Refusal(asked.Type is "Input.Date" or "Input.Time" ? Because.NotADate : Because.NotAChoice, asked.Id, said[..Math.Min(said.Length, 40)]), texts), cancellation);
        }

        return await KeepAsync(form.Answers.SetItem(asked.Id, answer), asked.Label);

        Task<Answer> KeepAsync(ImmutableSortedDictionary<string, string> answers, string fields) =>
            turns.KeepAsync(presser, draft, dialog, answers, new Notice(texts["dialogs.filled"].Replace("{field}", fields, StringComparison.Ordinal), "good"), operation, cancellation);
    }
}
