using System.Collections.Immutable;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Retrospective;

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
    /// <summary>The revision that was called off before this one; 0 for the first: each arrangement after a cancellation is an entry of its own.</summary>
    public int CalledOff { get; init; }

    /// <summary>Of the arrangement, which its answer names.</summary>
    public int Revision { get; init; }

    /// <summary>Booked like a person; null for none.</summary>
    public MeetingRoom? Room { get; init; }

    /// <summary>Null where the meeting is no longer wanted.</summary>
    public static MeetingToBook? Of(Collaboration state, int meeting) => (state.Stage, meeting) switch
    {
        (Stage.Ended, _) => null,
        (_, MeetingState.Number) when state.Meeting is { Arrangement: { } arranged, Held: null } =>
            Of(state, arranged.Start, arranged.Minutes, arranged.Form, arranged.Place, [.. arranged.People]) with { Revision = arranged.Revision, CalledOff = state.Meeting.CalledOff, Room = arranged.Room },
        (_, RetrospectiveEffects.Meeting) when state.Retrospective is { Status: RetrospectiveStatus.Arranged, Arrangement: { } arranged } =>
            Of(state, arranged.Start, arranged.Minutes, arranged.Form, arranged.Place, arranged.Participants) with { Revision = arranged.Number, CalledOff = state.Retrospective.CalledOff },
        _ => null,
    };

    private static MeetingToBook Of(Collaboration state, DateTimeOffset start, int minutes, MeetingForm form, Wording? place, ImmutableArray<Person> people) => new(
        state.Request.Number!,
        state.Request.Words!,
        state.Request.Initiator,
        start,
        minutes,
        form is MeetingForm.Online && place is null,
        place,
        people);
}
