using System.Collections.Immutable;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Teams;

/// <summary>One thing that a person can do with a card, or by typing its word (B17).</summary>
/// <param name="Name">As it stands in the card's <c>verb</c>, such as <c>minutes.signOff</c>.</param>
/// <param name="Card">The card that answers, for the person who pressed.</param>
/// <param name="Read">Reads the inputs into a command, or says what is wrong with them. Pure.</param>
/// <param name="Done">The text key of the sentence shown when it worked, such as <c>done.signedOff</c>.</param>
public sealed record CardVerb(string Name, CardName Card, Func<ActionInputs, ActionReading> Read, string Done)
{
    /// <summary>The words of the text command, Chinese first: 签字, sign.</summary>
    public ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The input that the rest of a text command fills, such as the reason.</summary>
    public string? TextInput { get; init; }

    /// <summary>The letters of the ids that a text command may name, such as T for tasks; empty where an id would be words.</summary>
    public string KeyLetters { get; init; } = string.Empty;

    /// <summary>Binds the person, so a text must name the draft that they mean (v2); without it the present draft is shown and asked about.</summary>
    public bool Binds { get; init; }

    /// <summary>The number that a card drawn now would carry as <c>draft</c>, for the key that is meant; 0 where the verb names none.</summary>
    public Func<Collaboration, string?, int> DraftOf { get; init; } = (_, _) => 0;

    /// <summary>The card on which the inputs are typed, where another one answers: shown again, with what was typed, after a refusal.</summary>
    public CardName? TypedOn { get; init; }

    /// <summary>Which of several equal cards a person means who typed none; null where that cannot be told.</summary>
    public Func<Collaboration, Person, string?> KeyOf { get; init; } = (_, _) => null;

    /// <summary>Those that they may mean, such as the departments that they speak for: with more than one a text may begin with its key, and where none was typed and <see cref="KeyOf"/> cannot tell they are asked which.</summary>
    public Func<Collaboration, Person, ImmutableArray<string>> KeysOf { get; init; } = (_, _) => [];
}

/// <summary>What came of reading a press: a command, a fault in the inputs, or only a card to show.</summary>
public abstract record ActionReading
{
    private ActionReading() { }

    public sealed record Command(CollaborationCommand Value) : ActionReading;

    public sealed record Fault(Refusal Reason) : ActionReading;

    /// <summary>Nothing changes: the person opens a card.</summary>
    public sealed record Show(CardName Card, string? Key) : ActionReading;

    /// <summary>Nothing changes: the person wants a file.</summary>
    public sealed record Export(DocumentKind Kind) : ActionReading;

    /// <summary>A step of a dialog; nothing but the person's own draft changes before its end.</summary>
    public sealed record Dialog(DialogMove Move) : ActionReading;

    /// <summary>The person says who signs for them while they are away; null takes it back.</summary>
    public sealed record Substitute(Person? Named) : ActionReading;

    public static implicit operator ActionReading(CollaborationCommand command) => new Command(command);

    public static implicit operator ActionReading(Refusal reason) => new Fault(reason);
}
