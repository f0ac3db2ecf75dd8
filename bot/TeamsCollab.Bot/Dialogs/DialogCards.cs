using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Bot.Telemetry;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>Draws drafts: a step, the review, and which of several is meant. A pure read.</summary>
public sealed class DialogCards(
    DialogTable dialogs, Drafts drafts, DraftLines lines, CardLibrary library, CardComposer composer, GeneralCards general, StaffDirectory staff, CollaborationRunner runner, ICollaborationStore store, WorkingCalendar calendar, IOptions<TimeLimits> limits)
{
    /// <summary>The dialog's card with the answers in it; null where its collaboration is not there for this person.</summary>
    public async Task<StepForm?> FormAsync(
        Presser presser, Dialog dialog, string? collaboration, string? key, ImmutableSortedDictionary<string, string> answers, Notice? notice, CancellationToken cancellation)
    {
        var host = new CardHost(collaboration, presser.Operation.Value, notice, JsonSerializer.SerializeToElement(answers))
        {
            IsOnlyPart = true,
            Editing = dialog.Edits is { } input ? answers.GetValueOrDefault(input, string.Empty) : null,
        };
        var version = 0;
        if (dialog.Card is CardName.RequestForm)
        {
            return Parsed(library.Draw(dialog.Card, await general.FormDataAsync(presser, new ActionInputs(JsonSerializer.SerializeToElement(answers), calendar.Zone) { Draft = answers }, cancellation), presser.Language, host));
        }

        var ran = await runner.ReadAsync(StreamKey.Collaboration(presser.Tenant, collaboration ?? string.Empty), cancellation);
        version = dialog.Version?.Of(ran.State) ?? 0;
        return ran.State.Exists && ran.State.Parties.Contains(presser.Person) && CollaborationCards.Exists(dialog.Card, key, ran.State)
            ? Parsed(await composer.ComposeAsync(ran.Key, ran.State, dialog.Card, key, presser.Person, presser.Language, host, cancellation))
            : null;

        StepForm Parsed(ReadOnlyMemory<byte> card)
        {
            using var document = JsonDocument.Parse(card);
            return new StepForm(dialog, document.RootElement.Clone(), answers, calendar.Zone) { Version = version };
        }
    }

    /// <summary>The present step of a draft, whatever was pressed.</summary>
    public async Task<Answer> StepAsync(Presser presser, Draft draft, Notice? notice, CancellationToken cancellation)
    {
        if (dialogs.Find(draft.Dialog) is not { } dialog
            || await FormAsync(presser, dialog, draft.Collaboration, draft.Key, await drafts.AnswersAsync(presser.Tenant, presser.Person, draft, cancellation), notice, cancellation) is not { } form)
        {
            return general.Help(presser, new Refusal(Because.NoSuchDraft));
        }

        var reader = ReaderFor(presser);
        var answered = draft.Step == Dialog.Review ? Reviewed(await NamedAsync(form, cancellation), await StandingAsync(presser, draft, form, cancellation), presser.Language) : [];
        var data = new DialogCard(dialog.Name, draft.Step, dialog.NumberOf(draft.Step), dialog.Count, draft.Id, draft.Revision, Moment.Of(drafts.KeptUntil(draft), reader), answered)
        {
            Matter = new Typed(await lines.AboutAsync(presser.Tenant, draft.Collaboration, reader, cancellation)),
            BuildsOn = dialog.Version is { IsDraft: true } ? form.Version : 0,
        };
        var frame = library.Draw(CardName.Dialog, data, presser.Language, new CardHost(draft.Collaboration, $"{draft.Id}:{draft.Revision}", notice));
        if (draft.Collaboration is { } id && presser is { Message.Length: > 0, Conversation.Length: > 0, IsPrivate: true })
        {
            // From now on the message shows this draft: an update of the card that it showed must not take its place.
            await store.RecordCopyAsync(StreamKey.Collaboration(presser.Tenant, id), new CardCopy(presser.Person, CardName.Dialog, draft.Id, presser.Conversation, presser.Message), cancellation);
        }

        return new Answer(dialog.StepNamed(draft.Step) is { } step ? StepFrame.Fill(frame, form, step) : frame);
    }

    /// <summary>Asks which draft is meant.</summary>
    /// <param name="said">What is to be put into it; empty where it is only to be opened.</param>
    public async Task<Answer> WhichAsync(Presser presser, ImmutableArray<Draft> open, string said, bool canBegin, Refusal? refusal, CancellationToken cancellation)
    {
        Turn.NoteRefusal(refusal);
        var notice = refusal is null ? null : Notice.Of(refusal, library.Texts(presser.Language));
        var data = new DraftsCard(new Typed(said), canBegin, await lines.OfAsync(presser.Tenant, open, ReaderFor(presser), cancellation));
        return new Answer(library.Draw(CardName.Drafts, data, presser.Language, new CardHost(null, presser.Operation.Value, notice)));
    }

    /// <summary>What stands now in the place of the answers, where they are to replace it; nothing where there is nothing yet.</summary>
    private async Task<StepForm?> StandingAsync(Presser presser, Draft draft, StepForm form, CancellationToken cancellation) => form.Version == 0 || !form.Dialog.Replaces ? null
        : await OffersAsync(presser, form.Dialog, draft.Collaboration, draft.Key, form.Answers, cancellation);

    /// <summary>The dialog's card as it is for whoever has answered nothing but what is to be changed.</summary>
    public Task<StepForm?> OffersAsync(Presser presser, Dialog dialog, string? collaboration, string? key, ImmutableSortedDictionary<string, string> answers, CancellationToken cancellation)
    {
        var nothing = ImmutableSortedDictionary<string, string>.Empty;
        return FormAsync(presser, dialog, collaboration, key, dialog.Edits is { } input && answers.TryGetValue(input, out var edited) ? nothing.Add(input, edited) : nothing, null, cancellation);
    }

    /// <summary>Whom people found by searching is no choice of the card: they are named all the same.</summary>
    private async Task<StepForm> NamedAsync(StepForm form, CancellationToken cancellation) =>
        form with { Names = await staff.NamesAsync(form.Inputs.SelectMany(input => input.Unlisted(form.AnswerTo(input.Id))).Distinct(), cancellation) };

    /// <summary>Every step that asks for something, with its answers; those of a card that asks for nothing any more are shown as they were typed.</summary>
    private ImmutableArray<AnsweredStep> Reviewed(StepForm form, StepForm? standing, Language language)
    {
        return form.IsClosed ? [.. form.Dialog.Steps.Select(step => new AnsweredStep(step.Name, [.. step.Inputs.Where(input => form.AnswerTo(input).Length > 0)
            .Select(input => new AnsweredLine(new Typed(library.Texts(language)[$"fields.{input}"]), new Typed(form.AnswerTo(input))))])).Where(step => step.Lines.Length > 0)]
        : [.. form.Dialog.Steps.Where(step => form.Of(step).Any()).Select(step => new AnsweredStep(step.Name, [.. form.Of(step)
            .Select(input => (Input: input, Answer: form.AnswerTo(input.Id), Standing: Differing(input, form, standing, language)))
            .Where(each => each.Answer.Length > 0 || each.Standing.Length > 0)
            .Select(each => new AnsweredLine(new Typed(each.Input.Label), new Typed(Said(each.Input, each.Answer))) { Standing = new Typed(each.Standing) })]))];

        // What was left empty takes away what stands there, and that is to be seen too.
        string Said(DrawnInput input, string answer) =>
            answer.Length == 0 && input.Type is not "Input.Toggle" ? library.Texts(language)["dialogs.nothingFilledIn"] : input.Shown(answer, language, form.Names);
    }

    private static string Differing(DrawnInput input, StepForm form, StepForm? standing, Language language) =>
        standing?.Inputs.FirstOrDefault(each => each.Id == input.Id) is { Value: { Length: > 0 } stands } && stands != form.AnswerTo(input.Id)
        && !(form.AnswerTo(input.Id).Length == 0 && stands is "false") ? input.Shown(stands, language, form.Names) : string.Empty;

    private CardReader ReaderFor(Presser presser) =>
        new(presser.Person, presser.Language, presser.At, calendar, Words.None, ImmutableDictionary<Person, string>.Empty) { Limits = limits.Value };
}
