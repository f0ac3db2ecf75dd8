using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>What was changed in Outlook since the meeting was booked: moved, deleted, answered. Nothing where it stands as it was.</summary>
internal static class OutlookChanges
{
    public static Decision Decide(NoteOutlook command, Asked asked, Facts facts, Collaboration state)
    {
        if (asked.By != Person.Pump)
        {
            return Decision.Refuse(Because.NotYours);
        }

        // Only what was booked and seen can have been changed.
        return BookedMeeting.In(state) is not { } meeting || meeting.Booking.EventId != command.EventId ? Decision.AlreadyDone
            : command.Entry is { } entry ? Decision.Accept([.. Changes(entry, meeting, asked, facts, state)])
            : Decision.Accept(Gone(meeting, asked, state));
    }

    private static CollaborationEvent Gone(BookedMeeting meeting, Asked asked, Collaboration state) => meeting.Number == MeetingState.Number
        ? new Cancelled(MeetingState.Number, state.Meeting.Revision, null, null, null, meeting.People, asked.At)
        : new RetrospectiveEvent.CancelledInOutlook(state.Retrospective.Arrangements, asked.At);

    private static CollaborationEvent Moved(OutlookEntry entry, BookedMeeting meeting, Asked asked, Facts facts, Collaboration state) => meeting.Number == MeetingState.Number
        ? new MovedInOutlook(
            MeetingState.Number,
            state.Meeting.Revision + 1,
            entry.Start,
            entry.Minutes,
            facts.Promise(MeetingTimes.AgendaDue(entry.Start, facts, state), Reminder.OnTheWay, asked.At),
            asked.At)
        : new RetrospectiveEvent.MovedInOutlook(state.Retrospective.Arrangements + 1, entry.Start, entry.Minutes, entry.Start > state.Retrospective.DueAt, asked.At);

    private static IEnumerable<CollaborationEvent> Changes(OutlookEntry entry, BookedMeeting meeting, Asked asked, Facts facts, Collaboration state)
    {
        if ((entry.Start, entry.Minutes) != (meeting.Start, meeting.Minutes))
        {
            yield return Moved(entry, meeting, asked, facts, state);
        }

        if (meeting.Booking.JoinUrl is null && entry.JoinUrl is { } link)
        {
            yield return new Booked(meeting.Number, meeting.Booking.EventId!, link, asked.At);
        }

        if (meeting.Number != MeetingState.Number)
        {
            // Whoever cannot come to the retrospective tells the organiser in Outlook; no rule here asks for anybody's presence.
            yield break;
        }

        if (entry.HasRoomDeclined && !state.Meeting.HasRoomDeclined && meeting.Room is { } room)
        {
            yield return new RoomDeclined(meeting.Number, room.Mail, asked.At);
        }

        foreach (var answer in entry.Answers.Where(answer => meeting.People.Contains(answer.Person) && !IsKnown(answer, state.Meeting)))
        {
            yield return new AttendanceSaid(meeting.Number, answer.Person, answer.Answer, answer.Proposed, asked.At);
        }
    }

    private static bool IsKnown(OutlookAnswer answer, MeetingState meeting) => meeting.Answers.Contains(answer);
}
