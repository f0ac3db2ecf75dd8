using System.Collections.Immutable;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>
/// A sequence of card steps that ends in one command. A dialog is this one declaration: its draft, back, cancel, help, free-text
/// answers, two devices and the review before it is sent follow from it.
/// </summary>
/// <param name="Name">As it stands in stored drafts and under <c>dialogs</c> in the texts; never changed once drafts are stored.</param>
/// <param name="Verb">What is carried out with all answers at the end; it reads them as it reads a single card's inputs.</param>
/// <param name="Card">Whose inputs the steps show, a part at a time. The template stays one file; a step adds nothing to it.</param>
/// <param name="Steps">In order. A last one, that shows every answer and sends, follows by itself.</param>
public sealed record Dialog(string Name, string Verb, CardName Card, ImmutableArray<DialogStep> Steps)
{
    /// <summary>The step after the last one: every answer is shown, and sent.</summary>
    public const string Review = "review";

    /// <summary>Inputs that name a draft in a list; the first that is answered does.</summary>
    public ImmutableArray<string> TitledBy { get; init; } = [];

    /// <summary>Answers that nobody need give: a step that asks for nothing else is passed over, and shown on the review.</summary>
    public ImmutableDictionary<string, string> Defaults { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the card offers is an answer from the beginning, and what is emptied stays empty: for cards that offer what the collaboration says.</summary>
    public bool TakesOffers { get; init; }

    /// <summary>The verb's text command says all that is needed: it is carried out, and only a button begins the steps.</summary>
    public bool TextIsWhole { get; init; }

    /// <summary>What the command replaces or builds upon, so that it is refused where that changed meanwhile; null where it is nothing.</summary>
    public DialogVersion? Version { get; init; }

    /// <summary>The input that says which of several things is changed: what that holds now is offered as soon as it is chosen. Null where the dialog changes none.</summary>
    public string? Edits { get; init; }

    /// <summary>There is one such act at a time: whoever carries it out on the card itself has no more use for a draft of it.</summary>
    public bool IsDoneOnce { get; init; }

    /// <summary>The answers take the place of others, which the review shows beside them.</summary>
    public bool Replaces => Edits is not null || Version is { IsDraft: true };

    public int Count => Steps.Length + 1;

    /// <summary>From 1; the review's is <see cref="Count"/>. An unknown name, of a version with other steps, is the first.</summary>
    public int NumberOf(string step) => step == Review ? Count : Math.Max(0, IndexOf(step)) + 1;

    /// <summary>Null for the review.</summary>
    public DialogStep? StepNamed(string step) => step == Review ? null : Steps[Math.Max(0, IndexOf(step))];

    /// <summary>The step on which an input stands; null where none shows it.</summary>
    public DialogStep? StepWith(string? input) => Steps.FirstOrDefault(step => step.Inputs.Contains(input ?? string.Empty));

    public string Before(string step) => Steps[Math.Max(0, NumberOf(step) - 2)].Name;

    private int IndexOf(string step) => Steps.Select(each => each.Name).ToImmutableArray().IndexOf(step);
}

/// <summary>One card of a dialog.</summary>
/// <param name="Name">Its title is <c>dialogs.{dialog}.{name}</c> in the texts, its help <c>dialogs.{dialog}.{name}Help</c>.</param>
/// <param name="Inputs">Those of the card that this step shows, and what buttons of the card may send besides. One may stand on several steps.</param>
public sealed record DialogStep(string Name, params ImmutableArray<string> Inputs)
{
    /// <summary>Further elements of the card, by id, that belong to this step though they ask for nothing.</summary>
    public ImmutableArray<string> Shows { get; init; } = [];

    /// <summary>What the card offers here is taken with the first answer that is typed, as it is when the button is pressed.</summary>
    public bool TakesOffers { get; init; }

    /// <summary>Inputs that say something more of another one, and nothing where that one is empty.</summary>
    public ImmutableArray<(string Input, string Of)> Details { get; init; } = [];

    /// <summary>Those of its inputs that say when, which a typed sentence fills at once; null where it asks for no moment.</summary>
    public MomentInputs? Moment { get; init; }

    /// <summary>What else must hold before the next step; required inputs and their lengths are seen to by the card. Pure.</summary>
    public Func<ActionInputs, Refusal?> Fault { get; init; } = _ => null;

    /// <summary>The answers as they are kept, when those of this step came in.</summary>
    public ImmutableSortedDictionary<string, string> Settled(ImmutableSortedDictionary<string, string> answers)
    {
        var kept = answers.RemoveRange(Details.Where(detail => !answers.ContainsKey(detail.Of)).Select(detail => detail.Input));
        return Moment?.Settle(kept) ?? kept;
    }
}

/// <summary>What a draft was begun upon.</summary>
/// <param name="Input">As the dialog's verb reads it.</param>
/// <param name="Of">Its present number; 0 where there is nothing yet.</param>
public sealed record DialogVersion(string Input, Func<Collaboration, int> Of)
{
    /// <summary>People know it, as v2.</summary>
    public bool IsDraft => Input == "draft";
}
