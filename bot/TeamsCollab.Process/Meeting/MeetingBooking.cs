using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <summary>What the pump reports of the calendars. By the number of the meeting, so that the retrospective's is recorded the same way.</summary>
internal static class MeetingBooking
{
    private const int MostBusy = 20;

    public static Decision Decide(MeetingCommand command, Asked asked, Collaboration state)
    {
        if (asked.By != Person.Pump)
        {
            return Decision.Refuse(Because.NotYours);
        }

        return command switch
        {
            // Arranged otherwise or called off while the calendar was asked: what was asked for since then stands behind it in the queue.
            RecordBooking booked when booked.Revision != RevisionOf(state, booked.Meeting) => Decision.AlreadyDone,
            RecordBookingFailed failed when failed.Revision != RevisionOf(state, failed.Meeting) => Decision.AlreadyDone,
            RecordBooking booked when IsKnown(state, booked.Meeting, new Booking(BookingStatus.Booked, booked.EventId, booked.JoinUrl, null)) => Decision.AlreadyDone,
            RecordBooking booked => Decision.Accept(new Booked(booked.Meeting, booked.EventId, booked.JoinUrl, asked.At) { Busy = [.. booked.Busy.Take(MostBusy)] }),
            RecordBookingFailed failed when Before(state, failed.Meeting) is { Status: BookingStatus.Failed } before && before.Failure == failed.Reason => Decision.AlreadyDone,
            RecordBookingFailed failed => Decision.Accept(new BookingFailed(failed.Meeting, failed.Reason, asked.At)),
            _ => Decision.Refuse(Because.WrongStage),
        };
    }

    /// <summary>Of the arrangement as it is now; null where there is none.</summary>
    private static int? RevisionOf(Collaboration state, int meeting) => meeting == MeetingState.Number ? state.Meeting.Arrangement?.Revision : state.Retrospective.Arrangement?.Number;

    private static bool IsKnown(Collaboration state, int meeting, Booking booking) => Before(state, meeting) == booking;

    private static Booking? Before(Collaboration state, int meeting) => state.Meeting.Bookings.GetValueOrDefault(meeting);
}
