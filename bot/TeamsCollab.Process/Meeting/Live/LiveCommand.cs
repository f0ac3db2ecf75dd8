using System.Collections.Immutable;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>What people ask of the live frame. Everybody invited, and everybody who speaks for a side, may; several at once.</summary>
public abstract record LiveCommand : CollaborationCommand
{
    private LiveCommand() { }

    /// <summary>The meeting begins now (R31).</summary>
    public sealed record BeginMeeting : LiveCommand;

    /// <summary>Writes down what is said on one topic (R32-R34), each line a note of its own.</summary>
    public sealed record Note(NoteTopic Topic, ImmutableArray<string> Lines) : LiveCommand;

    /// <summary>Fills cells of a row (R35-R38), in a new row where none is named.</summary>
    /// <param name="Basis">The row as the writer had it before their eyes: what they left as it was there is not theirs.</param>
    /// <param name="Seen">The row that the writer was shown when somebody else had been faster: what differs from it now they have not seen.</param>
    public sealed record FillRow(string? Row, Digest? Basis, Digest? Seen, RowCells Cells) : LiveCommand
    {
        public override FactsNeeded Needs => new([], [.. Cells.Owner is { } owner ? [owner] : ImmutableArray<Person>.Empty]) { Words = true };
    }

    public sealed record StrikeRow(string Row) : LiveCommand;

    /// <summary>Records that no agreement was found, and how it will be decided (R40, R41).</summary>
    /// <param name="Row">A half-filled row that is logged as this dispute; null where the dispute is about something else.</param>
    /// <param name="Positions">What each side holds, one line a side.</param>
    public sealed record RecordDispute(string? Row, string Text, string Positions, string Route, Person Decider, DateOnly DecideBy) : LiveCommand
    {
        public override FactsNeeded Needs => new([], [Decider]);
    }
}
