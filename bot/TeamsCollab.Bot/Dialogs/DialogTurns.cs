using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Bot.Telemetry;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>
/// One step of a dialog a turn: from the press to the step that answers it. The draft alone says where the person stands, so after a restart,
/// a day later or on another device the same step is drawn again.
/// </summary>
public sealed class DialogTurns(DialogTable dialogs, Drafts drafts, DialogCards cards, GeneralCards general, VerbTable verbs, CollaborationRunner runner, ICollaborationStore store, CardLibrary library)
{
    /// <summary>Characters of one answer that a draft keeps; the step says much earlier that an answer is too long.</summary>
    private const int LongestKept = 8000;

    /// <param name="show">Draws a collaboration's card once the dialog's command was carried out.</param>
    public async Task<Answer> PressAsync(Presser presser, DialogMove move, ActionInputs inputs, OperationId operation, ShowCollaboration show, CancellationToken cancellation)
    {
        if (!presser.IsPrivate)
        {
            return general.Help(presser, new Refusal(Because.OnlyInPrivate));
        }

        var open = await drafts.OfAsync(presser.Tenant, presser.Person, presser.At, cancellation);
        var id = inputs.Id("draftId");
        if (id is null && open is not [_])
        {
            // Typed: with one draft there is no doubt which is meant.
            return open.IsEmpty ? general.Help(presser, new Refusal(Because.NoSuchDraft)) : await cards.WhichAsync(presser, open, string.Empty, false, null, cancellation);
        }

        if (open.FirstOrDefault(each => id is null || each.Id == id) is not { } draft)
        {
            return await GoneAsync(presser, id!, inputs, show, cancellation);
        }

        return move switch
        {
            DialogMove.Next => await NextAsync(presser, draft, inputs, operation, show, cancellation),
            DialogMove.Back => await BackAsync(presser, draft, inputs, operation, cancellation),
            DialogMove.Help => await cards.StepAsync(presser, draft, HelpOf(draft, presser), cancellation),
            DialogMove.Cancel => await CancelAsync(presser, draft, operation, cancellation),
            DialogMove.Resume => await cards.StepAsync(presser, draft, null, cancellation),
            DialogMove.Start or DialogMove.Answer => throw new UnreachableException("Begun and heard elsewhere."),
            _ => throw new UnreachableException($"No turn for {move}."),
        };
    }

    /// <summary>Keeps answers, whether they are right or not, and shows the step that comes next: the same one while something is wrong with it.</summary>
    public async Task<Answer> KeepAsync(Presser presser, Draft draft, Dialog dialog, ImmutableSortedDictionary<string, string> answers, Notice? notice, OperationId operation, CancellationToken cancellation)
    {
        answers = await WithWhatIsEditedAsync(presser, draft, dialog, answers, cancellation);
        if (await cards.FormAsync(presser, dialog, draft.Collaboration, draft.Key, answers, notice, cancellation) is not { } form)
        {
            return general.Help(presser, new Refusal(Because.NotFound));
        }

        var fault = dialog.StepNamed(draft.Step) is { } step ? form.Fault(step) : null;
        var kept = new PersonEvent.DraftKept(draft.Id, fault is null ? form.NextOpen(draft.Step) : draft.Step, Seal(answers), presser.At);
        if (notice is not null && fault is { Because: Because.Missing, Field: { } field } && form.Inputs.FirstOrDefault(input => input.Id == field) is { } asked)
        {
            // One answer was typed and is there; that the step asks for another is no mistake of the person's.
            return await MoveAsync(presser, draft, kept, notice with { Text = notice.Text + library.Texts(presser.Language)["dialogs.andNow"].Replace("{field}", asked.Label, StringComparison.Ordinal) }, operation, cancellation);
        }

        Turn.NoteRefusal(fault);
        return await MoveAsync(presser, draft, kept, fault is null ? notice : Notice.Of(fault, library.Texts(presser.Language)), operation, cancellation);
    }

    /// <summary>Something else is to be changed than before: what that one held goes with it, what this one holds is offered, and what was typed stays.</summary>
    private async Task<ImmutableSortedDictionary<string, string>> WithWhatIsEditedAsync(Presser presser, Draft draft, Dialog dialog, ImmutableSortedDictionary<string, string> answers, CancellationToken cancellation)
    {
        var before = dialog.Edits is null ? answers : await drafts.AnswersAsync(presser.Tenant, presser.Person, draft, cancellation);
        if (dialog.Edits is not { } input || before.GetValueOrDefault(input) == answers.GetValueOrDefault(input)
            || await cards.OffersAsync(presser, dialog, draft.Collaboration, draft.Key, before, cancellation) is not { } earlier)
        {
            return answers;
        }

        var own = answers.RemoveRange(earlier.Inputs.Where(each => each.Id != input && each.Value == answers.GetValueOrDefault(each.Id)).Select(each => each.Id));
        return (await cards.FormAsync(presser, dialog, draft.Collaboration, draft.Key, own, null, cancellation))?.Offered ?? own;
    }

    /// <summary>Keeps answers that came by another way than the present step, and shows that step again.</summary>
    public Task<Answer> NoteAsync(Presser presser, Draft draft, ImmutableSortedDictionary<string, string> answers, Notice notice, OperationId operation, CancellationToken cancellation) =>
        MoveAsync(presser, draft, new PersonEvent.DraftKept(draft.Id, draft.Step, Seal(answers), presser.At), notice, operation, cancellation);

    /// <summary>The person carried an act out on the card itself: their draft of the same act is over, and no longer one of the few that are kept.</summary>
    public Task EndDoneAsync(Presser presser, CardVerb verb, string collaboration, string? key, CancellationToken cancellation) =>
        drafts.EndDoneAsync(presser.Tenant, presser.Person, [.. dialogs.DoneBy(verb).Select(dialog => dialog.Name)], collaboration, key, presser.At, cancellation);

    private async Task<Answer> NextAsync(Presser presser, Draft draft, ActionInputs inputs, OperationId operation, ShowCollaboration show, CancellationToken cancellation)
    {
        if (dialogs.Find(draft.Dialog) is not { } dialog)
        {
            return general.Help(presser, new Refusal(Because.NoSuchDraft));
        }

        var isText = inputs.Id("draftId") is null;
        if (!isText && inputs.Number("revision") != draft.Revision)
        {
            return await EarlierAsync(presser, draft, operation, cancellation);
        }

        var answers = await drafts.AnswersAsync(presser.Tenant, presser.Person, draft, cancellation);
        if (dialog.StepNamed(draft.Step) is { } step)
        {
            var given = isText ? (await cards.FormAsync(presser, dialog, draft.Collaboration, draft.Key, answers, null, cancellation))?.AsShown(step).Answers ?? answers : Merged(answers, step, inputs);
            return await KeepAsync(presser, draft, dialog, given, null, operation, cancellation);
        }

        // What is sent is sent by the button under all of it, never by a careless word.
        return isText ? await cards.StepAsync(presser, draft, HelpOf(draft, presser), cancellation) : await SendAsync(presser, draft, dialog, answers, operation, show, cancellation);
    }

    /// <summary>The draft's id names the operation: however often and with whatever it is sent, one command comes of it.</summary>
    private async Task<Answer> SendAsync(Presser presser, Draft draft, Dialog dialog, ImmutableSortedDictionary<string, string> answers, OperationId operation, ShowCollaboration show, CancellationToken cancellation)
    {
        if (await cards.FormAsync(presser, dialog, draft.Collaboration, draft.Key, answers, null, cancellation) is not { } form)
        {
            return general.Help(presser, new Refusal(Because.NotFound));
        }

        var (verb, sent) = (verbs.Find(dialog.Verb)!, SentBy(draft.Id));
        var reading = verb.Read(form.Read(("collaboration", draft.Collaboration), ("key", draft.Key), ("once", draft.Id)));
        var (ran, fault) = (default(Ran), (reading as ActionReading.Fault)?.Reason);
        if (reading is ActionReading.Command { Value: var command })
        {
            ran = await runner.RunAsync(KeyOf(presser, draft.Id, draft.Collaboration), command, new Asked(presser.Person, presser.At, sent, Unpredictable.Bytes()), cancellation);
            fault = (ran.Decision as Decision.Refused)?.Reason;
        }

        if (fault is not null || ran is null)
        {
            Turn.NoteRefusal(fault);
            // What it builds upon changed meanwhile: nothing is lost, and sent again with both before their eyes it replaces what stands now.
            var isOvertaken = dialog.Version is not null && fault is { Because: Because.OldDraft or Because.ChangedMeanwhile };
            answers = isOvertaken ? answers.SetItem(dialog.Version!.Input, form.Version.ToString(CultureInfo.InvariantCulture)) : answers;
            var back = new PersonEvent.DraftKept(draft.Id, isOvertaken ? Dialog.Review : dialog.StepWith(fault?.Field)?.Name ?? Dialog.Review, Seal(answers), presser.At);
            return await MoveAsync(presser, draft, back, NoticeOf(fault, dialog, presser), operation, cancellation);
        }

        await drafts.ChangeAsync(presser.Tenant, presser.Person, operation, presser.At, open => open.Any(each => each.Id == draft.Id) ? new PersonEvent.DraftEnded(draft.Id, DraftEnd.Sent, presser.At) : null, cancellation);
        return await ShowAsync(presser, verb, ran, draft.Key, sent, show);
    }

    private async Task<Answer> BackAsync(Presser presser, Draft draft, ActionInputs inputs, OperationId operation, CancellationToken cancellation)
    {
        if (dialogs.Find(draft.Dialog) is not { } dialog)
        {
            return general.Help(presser, new Refusal(Because.NoSuchDraft));
        }

        var isText = inputs.Id("draftId") is null;
        if (!isText && inputs.Number("revision") != draft.Revision)
        {
            return await EarlierAsync(presser, draft, operation, cancellation);
        }

        // A client holds back a button whose inputs are incomplete, so this one brings none: what was kept stays.
        var answers = await drafts.AnswersAsync(presser.Tenant, presser.Person, draft, cancellation);
        var to = inputs.Text("step") is { Length: > 0 } named && dialog.Steps.Any(each => each.Name == named) ? named : dialog.Before(draft.Step);
        return await MoveAsync(presser, draft, new PersonEvent.DraftKept(draft.Id, to, Seal(answers), presser.At), null, operation, cancellation);
    }

    private async Task<Answer> CancelAsync(Presser presser, Draft draft, OperationId operation, CancellationToken cancellation)
    {
        await drafts.ChangeAsync(presser.Tenant, presser.Person, operation, presser.At, open => open.Any(each => each.Id == draft.Id) ? new PersonEvent.DraftEnded(draft.Id, DraftEnd.Cancelled, presser.At) : null, cancellation);
        return general.HelpAfter(presser, new Notice(library.Texts(presser.Language)["dialogs.cancelled"], "good"));
    }

    /// <summary>Stores a change of a draft that still stands as it was shown; where it does not, the present step answers.</summary>
    private async Task<Answer> MoveAsync(Presser presser, Draft draft, PersonEvent.DraftKept kept, Notice? notice, OperationId operation, CancellationToken cancellation)
    {
        var (open, alreadyRun) = await drafts.ChangeAsync(
            presser.Tenant, presser.Person, operation, presser.At, open => open.Any(each => each == draft) ? kept : null, cancellation);
        return open.FirstOrDefault(each => each.Id == draft.Id) is not { } present ? general.Help(presser, new Refusal(Because.NoSuchDraft))
            : !alreadyRun && present.Revision == draft.Revision + 1 && present.Answers.Equals(kept.Answers) ? await cards.StepAsync(presser, present, notice, cancellation)
            : await EarlierAsync(presser, present, operation, cancellation);
    }

    /// <summary>A press on a step that was left meanwhile: the present one is shown. Silently, where it was this very press that left it.</summary>
    private async Task<Answer> EarlierAsync(Presser presser, Draft draft, OperationId operation, CancellationToken cancellation)
    {
        var isRepeated = (await store.LoadAsync(StreamKey.Person(presser.Tenant, presser.Person.Id), operation, cancellation)).AlreadyRun;
        return await cards.StepAsync(presser, draft, isRepeated ? null : Notice.Of(new Refusal(Because.EarlierStep), library.Texts(presser.Language)), cancellation);
    }

    /// <summary>The draft is over: what came of it is shown where it was sent.</summary>
    private async Task<Answer> GoneAsync(Presser presser, string id, ActionInputs inputs, ShowCollaboration show, CancellationToken cancellation)
    {
        var key = KeyOf(presser, id, inputs.Collaboration);
        var isDoneOtherwise = await drafts.WasDoneAsync(presser.Tenant, presser.Person, id, cancellation);
        if (dialogs.Find(inputs.Text("dialog")) is not { } dialog || !(isDoneOtherwise || (await store.LoadAsync(key, SentBy(id), cancellation)).AlreadyRun))
        {
            return general.Help(presser, new Refusal(Because.NoSuchDraft));
        }

        var (ran, verb) = (await runner.ReadAsync(key, cancellation), verbs.Find(dialog.Verb)!);
        return !ran.State.Parties.Contains(presser.Person) ? general.Help(presser, new Refusal(Because.NoSuchDraft))
            : await ShowAsync(presser, isDoneOtherwise ? verb with { Done = "dialogs.doneOtherwise" } : verb, ran, inputs.Key, SentBy(id), show);
    }

    private static Task<Answer> ShowAsync(Presser presser, CardVerb verb, Ran ran, string? key, OperationId operation, ShowCollaboration show) =>
        show(presser, ran, verb.Card is CardName.RequestForm ? CardName.Overview : verb.Card, key, verb.Done, operation);

    private Notice? NoticeOf(Refusal? fault, Dialog dialog, Presser presser) => (fault, Texts: library.Texts(presser.Language)) switch
    {
        (null, _) => null,
        ({ Because: Because.ChangedMeanwhile }, var texts) => new Notice(texts.Say(fault, dialog.Replaces ? "dialogs.changed" : "dialogs.changedBeneath"), "attention"),
        ({ Because: Because.OldDraft }, var texts) => new Notice(texts.Say(fault, "dialogs.overtaken"), "attention"),
        var (refused, texts) => Notice.Of(refused, texts),
    };

    private Notice HelpOf(Draft draft, Presser presser)
    {
        var texts = library.Texts(presser.Language);
        var own = $"dialogs.{draft.Dialog}.{draft.Step}Help";
        return new Notice(texts.Has(own) ? texts[own] : texts["dialogs.help"], "emphasis");
    }

    private static OperationId SentBy(string draft) => new(CardPresses.Hash($"draft/{draft}")[..22]);

    /// <summary>A new collaboration's id derives from the draft; else it is the one that the draft is about.</summary>
    private static StreamKey KeyOf(Presser presser, string draft, string? collaboration) =>
        StreamKey.Collaboration(presser.Tenant, collaboration ?? CardPresses.Hash($"{presser.Tenant}/{presser.Person}/{draft}")[..22]);

    /// <summary>A step's answers replaced by what its card sent; what was emptied is gone.</summary>
    internal static ImmutableSortedDictionary<string, string> Merged(ImmutableSortedDictionary<string, string> answers, DialogStep step, ActionInputs inputs) =>
        step.Settled(step.Inputs.Aggregate(answers, (known, input) => inputs.Text(input) is { Length: > 0 } text ? known.SetItem(input, text[..Math.Min(text.Length, LongestKept)]) : known.Remove(input)));

    internal static Wording Seal(ImmutableSortedDictionary<string, string> answers) =>
        Wording.Seal(Unpredictable.Bytes().Span, answers.Select(answer => (answer.Key, answer.Value)).ToArray());
}
