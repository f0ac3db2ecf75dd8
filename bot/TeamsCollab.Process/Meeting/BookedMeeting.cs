using System.Collections.Immutable;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Process.Meeting;

/// <summary>The one meeting that stands in the calendars and is still to come: first the collaboration's, in the end its retrospective's.</summary>
/// <param name="Number">Among the collaboration's meetings.</param>
/// <param name="Since">From when there is something to look at in Outlook.</param>
/// <param name="Room">Null where none is booked.</param>
public sealed record BookedMeeting(int Number, Booking Booking, DateTimeOffset Since, DateTimeOffset Start, int Minutes, ImmutableArray<Person> People, MeetingRoom? Room)
{
    /// <summary>Null where there is none; while a change of ours is under way the calendar is behind, not ahead.</summary>
    public static BookedMeeting? In(Collaboration state) => Of(state) is { Booking.Status: BookingStatus.Booked } booked ? booked : null;

    private static BookedMeeting? Of(Collaboration state) => state switch
    {
        { Stage: Stage.Meeting, Meeting: { Arrangement: { } arranged, Held: null, Live: null, Booking: { } booking, BookedAt: { } since } } =>
            new BookedMeeting(MeetingState.Number, booking, since, arranged.Start, arranged.Minutes, [.. arranged.People], arranged.Room),
        { Stage: Stage.Retrospective, Retrospective: { Status: RetrospectiveStatus.Arranged, Arrangement: { } arranged }, Execution.CompletedAt: { } since }
            when state.Meeting.Bookings.GetValueOrDefault(RetrospectiveEffects.Meeting) is { } booking =>
            new BookedMeeting(RetrospectiveEffects.Meeting, booking, since, arranged.Start, arranged.Minutes, arranged.Participants, null),
        _ => null,
    };
}
