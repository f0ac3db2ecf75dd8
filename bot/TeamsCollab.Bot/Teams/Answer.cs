using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Bot.Teams;

/// <summary>The card that answers a press or a text.</summary>
/// <param name="Collaboration">Which one the card shows; null on cards of none.</param>
/// <param name="Copy">What to remember once the card has a message of its own; null where it replaces the pressed one.</param>
public sealed record Answer(ReadOnlyMemory<byte> Card, StreamKey? Collaboration = null, CardCopy? Copy = null)
{
    /// <summary>Asked for in the meeting's own chat, where everybody may see it: the notes that all take (B14). What any other card shows is its reader's.</summary>
    public bool IsForTheMeeting { get; init; }
}
