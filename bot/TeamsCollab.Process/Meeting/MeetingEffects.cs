using System.Diagnostics;
using static TeamsCollab.Process.CardName;
using static TeamsCollab.Process.Effect;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>What must follow the stage's events, given the collaboration as it stands after them.</summary>
public static class MeetingEffects
{
    public static IEnumerable<Effect> Plan(MeetingEvent happened, Collaboration after)
    {
        var initiator = after.Request.Initiator;
        return happened switch
        {
            Arranged e => [
                new BookMeeting(e.Meeting),
                new ShowCard(initiator, MeetingAgenda, null, Tone.Ask),
                new RefreshCard(MeetingAgenda, null),
                new RefreshCard(MeetingArrange, null),
                new RefreshCard(Overview, null)],
            Moved or MovedInOutlook => [
                .. happened is Moved moved ? [new BookMeeting(moved.Meeting)] : Array.Empty<Effect>(),
                new ShowCard(initiator, MeetingAgenda, null, Tone.Ask),
                .. Others(after).Select(person => new ShowCard(person, MeetingAgenda, null, Tone.Inform)),
                new RefreshCard(MeetingAgenda, null),
                new RefreshCard(MeetingArrange, null),
                new RefreshCard(Overview, null)],
            Cancelled e => [
                .. e.EventId is not null || e.UnansweredAfter is not null
                    ? [new CancelMeeting(e.Meeting) { EventId = e.EventId, UnansweredAfter = e.UnansweredAfter }]
                    : Array.Empty<Effect>(),
                .. e.People.Append(initiator).Distinct().Where(person => person != e.By).Select(person => new ShowCard(person, MeetingArrange, null, Tone.Inform)),
                new RefreshCard(MeetingAgenda, null),
                new RefreshCard(MeetingArrange, null),
                new RefreshCard(Overview, null)],
            AttendanceConfirmed { Comes: false } => [new ShowCard(initiator, MeetingAgenda, null, Tone.Inform), new RefreshCard(MeetingAgenda, null)],
            AttendanceConfirmed or AttendanceSaid { Answer: Attendance.Coming } => [new RefreshCard(MeetingAgenda, null)],
            AttendanceSaid => [new ShowCard(initiator, MeetingAgenda, null, Tone.Inform), new RefreshCard(MeetingAgenda, null)],
            RoomDeclined => [new ShowCard(initiator, MeetingArrange, null, Tone.Inform), new RefreshCard(MeetingAgenda, null), new RefreshCard(MeetingArrange, null)],
            AutoBookingSet => [new RefreshCard(MeetingArrange, null)],
            SlotWanted => [new FindSlot()],
            SlotMissing => [new ShowCard(initiator, MeetingArrange, null, Tone.Inform)],
            Booked { Meeting: MeetingState.Number } e => [.. LinkMissing(e, after), new RefreshCard(MeetingAgenda, null), new RefreshCard(MeetingArrange, null)],
            Booked => [new RefreshCard(RetrospectiveArrange, null)],
            BookingFailed { Meeting: MeetingState.Number } => [new ShowCard(initiator, MeetingArrange, null, Tone.Inform), new RefreshCard(MeetingAgenda, null)],
            BookingFailed => [new ShowCard(initiator, RetrospectiveArrange, null, Tone.Inform)],
            AgendaSent e => [
                .. after.Meeting.Arrangement!.People.Where(person => person != e.By).Select(person => new ShowCard(person, MeetingAgenda, null, Tone.Ask)),
                new RefreshCard(MeetingAgenda, null)],
            MaterialsRead or QuestionsListed => [new RefreshCard(MeetingAgenda, null)],
            Ended => [
                new RefreshCard(MeetingAgenda, null),
                new RefreshCard(MeetingArrange, null),
                new RefreshCard(MeetingLive, null),
                new RefreshCard(MeetingAttendance, null),
                new RefreshCard(Overview, null)],
            Reminded { Limit: MeetingLimit.Beginning } e => [new ShowCard(e.Person, MeetingAgenda, null, Tone.Inform), new RefreshCard(MeetingAgenda, null)],
            Reminded { Limit: MeetingLimit.Ending } e => [new ShowCard(e.Person, MeetingAttendance, null, Tone.Remind), new RefreshCard(MeetingLive, null)],
            Reminded e => [new ShowCard(e.Person, MeetingAgenda, null, Tone.Remind)],
            LimitMissed e => [new ShowCard(e.Person, MeetingAgenda, null, Tone.Overdue)],
            _ => throw new UnreachableException($"No effects for {happened.GetType().Name}."),
        };
    }

    private static IEnumerable<Person> Others(Collaboration after) => after.Meeting.Arrangement!.People.Where(person => person != after.Request.Initiator);

    /// <summary>A Teams meeting without a link: the initiator adds one by hand (A12).</summary>
    private static IEnumerable<Effect> LinkMissing(Booked booked, Collaboration after) =>
        booked is { Meeting: MeetingState.Number, JoinUrl: null } && after.Meeting.Arrangement is { Form: MeetingForm.Online, Place: null }
            ? [new ShowCard(after.Request.Initiator, MeetingArrange, null, Tone.Inform)]
            : [];
}
