using System.Collections.Immutable;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>What was changed in Outlook since the meeting was booked: moved, deleted, answered. Nothing where it stands as it was.</summary>
internal static class OutlookChanges
{
    public static Decision Decide(NoteOutlook command, Asked asked, Facts facts, Collaboration state)
    {
        var meeting = state.Meeting;
        if (asked.By != Person.Pump)
        {
            return Decision.Refuse(Because.NotYours);
        }

        // Only what was booked and seen can have been changed; while a change of ours is under way the calendar is behind, not ahead.
        if (state.Stage is not Stage.Meeting || meeting is not { Arrangement: { } arrangement, Held: null, Live: null } || meeting.Booking is not { Status: BookingStatus.Booked } booking || booking.EventId != command.EventId)
        {
            return Decision.AlreadyDone;
        }

        return command.Entry is not { } entry
            ? Decision.Accept(new Cancelled(MeetingState.Number, arrangement.Revision, null, null, null, [.. arrangement.People], asked.At))
            : Decision.Accept([.. Changes(entry, booking, arrangement, asked, facts, state)]);
    }

    private static IEnumerable<CollaborationEvent> Changes(OutlookEntry entry, Booking booking, Arrangement arrangement, Asked asked, Facts facts, Collaboration state)
    {
        if ((entry.Start, entry.Minutes) != (arrangement.Start, arrangement.Minutes))
        {
            yield return new MovedInOutlook(
                MeetingState.Number,
                arrangement.Revision + 1,
                entry.Start,
                entry.Minutes,
                facts.Promise(MeetingTimes.AgendaDue(entry.Start, facts, state), Reminder.OnTheWay, asked.At),
                asked.At);
        }

        if (booking.JoinUrl is null && entry.JoinUrl is { } link)
        {
            yield return new Booked(MeetingState.Number, booking.EventId!, link, asked.At);
        }

        if (entry.HasRoomDeclined && !state.Meeting.HasRoomDeclined && arrangement.Room is { } room)
        {
            yield return new RoomDeclined(MeetingState.Number, room.Mail, asked.At);
        }

        foreach (var answer in entry.Answers.Where(answer => arrangement.Invites(answer.Person) && !IsKnown(answer, state.Meeting)))
        {
            yield return new AttendanceSaid(MeetingState.Number, answer.Person, answer.Answer, answer.Proposed, asked.At);
        }
    }

    private static bool IsKnown(OutlookAnswer answer, MeetingState meeting) => meeting.Answers.Contains(answer);
}
