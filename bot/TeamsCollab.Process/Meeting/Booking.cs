namespace TeamsCollab.Process.Meeting;

/// <summary>What became of a meeting in the calendars.</summary>
/// <param name="EventId">Kept through a change of the meeting: the same entry moves.</param>
/// <param name="Failure">Why it could not be booked, as a code.</param>
public sealed record Booking(BookingStatus Status, string? EventId, string? JoinUrl, string? Failure);

public enum BookingStatus
{
    /// <summary>Asked for, or to be moved; the calendar has not answered yet.</summary>
    Wanted,
    Booked,
    Failed,
}
