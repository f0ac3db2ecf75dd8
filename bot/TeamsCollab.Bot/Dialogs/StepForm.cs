using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>A dialog's card drawn with a draft's answers, and what it says about them.</summary>
/// <param name="Card">The whole card; a step shows a part of it.</param>
public sealed record StepForm(Dialog Dialog, JsonElement Card, ImmutableSortedDictionary<string, string> Answers, TimeZoneInfo Zone)
{
    public ImmutableArray<DrawnInput> Inputs { get; } = DrawnInput.In(Card);

    /// <summary>The present number of what the dialog builds upon; 0 where that is nothing.</summary>
    public int Version { get; init; }

    /// <summary>Of people among the answers who are no choice of the card.</summary>
    public ImmutableDictionary<Person, string> Names { get; init; } = ImmutableDictionary<Person, string>.Empty;

    /// <summary>The card asks this person for nothing of it now: it is settled, or not theirs.</summary>
    public bool IsClosed => Dialog.Edits is { } edits ? Inputs.All(input => input.Id != edits) : !Dialog.Steps.Any(step => Of(step).Any());

    /// <summary>The answers, and for inputs without one what the card offers. Switched off is an offer only where something is being changed.</summary>
    public ImmutableSortedDictionary<string, string> Offered => Dialog.TakesOffers
        ? Dialog.Steps.SelectMany(Of).Where(input => !Answers.ContainsKey(input.Id) && input.Value.Length > 0 && (Version > 0 || input is not { Type: "Input.Toggle", Value: "false" }))
            .Aggregate(Answers, (known, input) => known.SetItem(input.Id, input.Value))
        : Answers;

    /// <summary>What pressing the step's button would send, for whoever types instead: its answers, and where there is none what it offers.</summary>
    public StepForm AsShown(DialogStep step) => !step.TakesOffers ? this
        : this with { Answers = step.Settled(Of(step).Where(input => input.Value.Length > 0 && !Answers.ContainsKey(input.Id)).Aggregate(Answers, (known, input) => known.SetItem(input.Id, input.Value))) };

    /// <summary>A step's inputs as they are drawn now, in the card's order.</summary>
    public IEnumerable<DrawnInput> Of(DialogStep step) => Inputs.Where(input => step.Inputs.Contains(input.Id));

    public string AnswerTo(string input) => Answers.GetValueOrDefault(input, string.Empty);

    /// <summary>What keeps a step from being finished; null where nothing does.</summary>
    public Refusal? Fault(DialogStep step) =>
        Of(step).Select(input => input.Fault(AnswerTo(input.Id))).FirstOrDefault(fault => fault is not null) ?? step.Fault(Read());

    /// <summary>
    /// The first step that is not finished: behind <paramref name="step"/> where there is one, else from the beginning, else the review.
    /// On the way forward one that asks for nothing needed is shown too, while nothing is answered on it.
    /// </summary>
    public string NextOpen(string? step)
    {
        var at = step is null ? 0 : Dialog.NumberOf(step);
        return (Dialog.Steps.Skip(at).FirstOrDefault(each => Fault(each) is not null || IsUnanswered(each)) ?? Dialog.Steps.Take(at).FirstOrDefault(each => Fault(each) is not null))?.Name ?? Dialog.Review;
    }

    private bool IsUnanswered(DialogStep step) => Of(step).Any() && Of(step).All(input => AnswerTo(input.Id).Length == 0);

    /// <summary>The single choice of a step of which a text is exactly one title, such as 线下 or a room's name without its seats; null where it is none.</summary>
    public DrawnInput? Named(DialogStep step, string said) =>
        Of(step).FirstOrDefault(input => !input.IsMultiple && input.Choices.Any(choice => choice.Title.Split(" · ")[0].Equals(said, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The input that a typed answer fills: the one at fault, else the first without an answer.</summary>
    public DrawnInput? Asked(DialogStep step)
    {
        var inputs = Of(step).ToArray();
        return inputs.FirstOrDefault(input => input.Id == Fault(step)?.Field) ?? inputs.FirstOrDefault(input => AnswerTo(input.Id).Length == 0);
    }

    /// <summary>All answers, as a single card would send them.</summary>
    public ActionInputs Read(params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var data = Answers.ToDictionary();
        foreach (var (name, value) in more)
        {
            if (value is { Length: > 0 })
            {
                data[name] = value;
            }
        }

        return new ActionInputs(JsonSerializer.SerializeToElement(data), Zone) { Draft = Answers };
    }
}
