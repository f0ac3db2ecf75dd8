using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Request;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Bot.Telemetry;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>Begins dialogs: by their button, by the text command of their verb, by a sentence.</summary>
public sealed class DialogBeginnings(DialogTable dialogs, Drafts drafts, DialogCards cards, GeneralCards general, CardLibrary library)
{
    /// <summary>Null where the card asks this person for nothing now: then the dialog's own verb says why.</summary>
    public async Task<Answer?> PressAsync(Presser presser, ActionInputs inputs, OperationId operation, CancellationToken cancellation) =>
        !presser.IsPrivate ? general.Help(presser, new Refusal(Because.OnlyInPrivate))
        : dialogs.Find(inputs.Text("dialog")) is not { } dialog ? general.Help(presser, new Refusal(Because.UnknownAction))
        : await BeginAsync(presser, dialog, inputs.Collaboration, inputs.Key, TakenFrom(inputs, dialog), null, operation, cancellation);

    /// <summary>A text command of a dialog's verb has said a part: the steps ask for the rest. Null where there is nothing to ask this person for.</summary>
    /// <param name="inputs">The collaboration, and what was written in the verb's input.</param>
    public async Task<Answer?> SayAsync(Presser presser, CardVerb verb, ActionInputs inputs, CancellationToken cancellation)
    {
        if (!presser.IsPrivate || dialogs.EndingIn(verb) is not { } dialog)
        {
            return null;
        }

        var answers = TakenFrom(inputs, dialog);
        var filled = verb.TextInput is { } input && answers.ContainsKey(input)
            ? new Notice(library.Texts(presser.Language)["dialogs.filled"].Replace("{field}", library.Texts(presser.Language)[$"fields.{input}"], StringComparison.Ordinal), "good")
            : null;
        return await BeginAsync(presser, dialog, inputs.Collaboration, inputs.Key, answers, filled, presser.Operation, cancellation);
    }

    /// <summary>Begins a new request, whose form asks everybody.</summary>
    public async Task<Answer> BeginRequestAsync(Presser presser, ImmutableSortedDictionary<string, string> answers, Notice notice, OperationId operation, CancellationToken cancellation) =>
        await BeginAsync(presser, RequestDialog.Steps, null, null, answers, notice, operation, cancellation) ?? general.Help(presser, new Refusal(Because.NotFound));

    /// <summary>Begins a dialog with what is known already, at the first step that asks for more; the one of the same matter goes on instead.</summary>
    /// <returns>Null where the card asks this person for nothing now.</returns>
    private async Task<Answer?> BeginAsync(
        Presser presser, Dialog dialog, string? collaboration, string? key, ImmutableSortedDictionary<string, string> answers, Notice? notice, OperationId operation, CancellationToken cancellation)
    {
        var said = answers;
        answers = dialog.Defaults.Where(offered => !answers.ContainsKey(offered.Key)).Aggregate(answers, (known, offered) => known.Add(offered.Key, offered.Value));
        if (await cards.FormAsync(presser, dialog, collaboration, key, answers, null, cancellation) is not { } form)
        {
            return general.Help(presser, new Refusal(Because.NotFound));
        }

        if (form.IsClosed)
        {
            return null;
        }

        form = form with { Answers = Upon(form.Offered, dialog, form.Version) };
        var wrong = dialog.Steps.Select(form.Fault).FirstOrDefault(fault => fault is { Because: Because.TooLong, Field: { } field } && said.ContainsKey(field));
        var step = wrong is null ? form.NextOpen(null) : dialog.StepWith(wrong.Field)?.Name ?? form.NextOpen(null);
        var begun = new PersonEvent.DraftBegun(CardPresses.Hash($"{presser.Person}/{operation}")[..16], dialog.Name, collaboration, key, step, DialogTurns.Seal(form.Answers), presser.At);
        var (open, alreadyRun) = await drafts.ChangeAsync(
            presser.Tenant, presser.Person, operation, presser.At, open => Same(open) is not null || open.Length >= drafts.Most ? null : begun, cancellation);
        Turn.NoteRefusal(wrong);
        var shown = wrong is null ? notice : Notice.Of(wrong, library.Texts(presser.Language));
        return open.FirstOrDefault(draft => draft.Id == begun.Draft) is { } mine ? await cards.StepAsync(presser, mine, shown, cancellation)
            : Same(open) is { } earlier ? await cards.StepAsync(presser, earlier, GoesOn(presser, said.Keys.Any(input => dialog.StepWith(input) is not null)), cancellation)
            : alreadyRun ? general.Help(presser, new Refusal(Because.NoSuchDraft))
            : await cards.WhichAsync(presser, open, string.Empty, false, new Refusal(Because.TooManyDrafts, Detail: $"{drafts.Most}"), cancellation);

        Draft? Same(ImmutableArray<Draft> drafts) =>
            collaboration is null ? null : drafts.FirstOrDefault(draft => (draft.Dialog, draft.Collaboration, draft.Key) == (dialog.Name, collaboration, key));
    }

    /// <summary>What was said just now is not put over what was answered before: the person is told that it was not taken.</summary>
    private Notice GoesOn(Presser presser, bool hasSaid) =>
        new(library.Texts(presser.Language)[hasSaid ? "dialogs.alreadyBegun" : "dialogs.goesOn"], hasSaid ? "attention" : "emphasis");

    /// <summary>A card that was drawn earlier names what it showed; else it is what stands now.</summary>
    private static ImmutableSortedDictionary<string, string> Upon(ImmutableSortedDictionary<string, string> answers, Dialog dialog, int present) =>
        dialog.Version is not { Input: var input } || answers.ContainsKey(input) ? answers : answers.SetItem(input, present.ToString(CultureInfo.InvariantCulture));

    private static ImmutableSortedDictionary<string, string> TakenFrom(ActionInputs inputs, Dialog dialog) => dialog.Steps.Aggregate(
        DialogTurns.Merged(ImmutableSortedDictionary<string, string>.Empty, new DialogStep(string.Empty, dialog.Version?.Input ?? "draft"), inputs), (answers, step) => DialogTurns.Merged(answers, step, inputs));
}
