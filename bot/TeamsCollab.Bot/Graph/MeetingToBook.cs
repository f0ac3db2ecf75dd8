using System.Collections.Immutable;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Graph;

/// <summary>A meeting as it must stand in the calendars.</summary>
/// <param name="Title">The wording that holds the collaboration's title.</param>
/// <param name="Place">Null for a Teams meeting.</param>
public sealed record MeetingToBook(
    string Number,
    Wording Title,
    Person Organiser,
    DateTimeOffset Start,
    int Minutes,
    bool IsTeamsMeeting,
    Wording? Place,
    ImmutableArray<Person> People)
{
    /// <summary>Null where the meeting is no longer wanted.</summary>
    public static MeetingToBook? Of(Collaboration state, int meeting) =>
        state.Stage is not Stage.Ended && meeting == MeetingState.Number && state.Meeting is { Arrangement: { } arranged, Held: null }
            ? new MeetingToBook(
                state.Request.Number!,
                state.Request.Words!,
                state.Request.Initiator,
                arranged.Start,
                arranged.Minutes,
                arranged.Form is MeetingForm.Online && arranged.Place is null,
                arranged.Place,
                [.. arranged.People])
            : null;
}
