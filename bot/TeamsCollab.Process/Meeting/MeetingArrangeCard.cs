using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>The data behind cards/meeting/arrange.json: the initiator fixes the meeting (R23-R27), others see what is fixed.</summary>
/// <param name="Revision">The arrangement that the reader has before their eyes; 0 for the first.</param>
/// <param name="CanArrange">The reader is the initiator, and the meeting has not been held.</param>
/// <param name="IsOver">Held, or the collaboration ended before.</param>
/// <param name="When">Null until it was arranged.</param>
/// <param name="IsUnbooked">The calendar could not take it; the initiator tries again or invites by hand (A12).</param>
/// <param name="IsWithoutLink">A Teams meeting for which the calendar gave no link (A12).</param>
/// <param name="Earliest">No earlier start is allowed, for the materials' and the agenda's sake (R15, R28).</param>
/// <param name="Date">yyyy-MM-dd, offered first.</param>
/// <param name="Start">HH:mm, offered first.</param>
/// <param name="LeastMinutes">R24</param>
/// <param name="Slots">Times at which everybody is free; may be empty.</param>
/// <param name="Chosen">The ids of the attendees offered first, joined by commas.</param>
/// <param name="Sides">Departments that others can be invited for.</param>
public sealed record MeetingArrangeCard(
    CardHead Head,
    int Revision,
    bool CanArrange,
    bool IsArranged,
    bool IsOver,
    bool IsBooked,
    bool IsUnbooked,
    bool IsWithoutLink,
    Moment? When,
    Moment Earliest,
    string EarliestDate,
    string Date,
    string Start,
    int Minutes,
    int LeastMinutes,
    MeetingForm Form,
    Typed Place,
    ImmutableArray<SlotChoice> Slots,
    ImmutableArray<AttendeeChoice> Attendees,
    ImmutableArray<AttendeeChoice> Offered,
    string Chosen,
    ImmutableArray<Choice> Sides)
{
    /// <param name="slots">Starts at which everybody is free, soonest first; none where the calendars were not asked.</param>
    public static MeetingArrangeCard For(Collaboration state, CardReader reader, ImmutableArray<DateTimeOffset> slots)
    {
        var (meeting, arrangement) = (state.Meeting, state.Meeting.Arrangement);
        var isOpen = state.Stage is Stage.Meeting && meeting.Held is null;
        var canArrange = isOpen && reader.Person == state.Request.Initiator;
        var minutes = arrangement?.Minutes ?? reader.Limits.MeetingMinutes;
        var earliest = MeetingTimes.EarliestStart(state, new Facts(reader.Calendar, reader.Limits), reader.Now, minutes);
        var start = reader.InZone(arrangement?.Start ?? earliest);
        var chosen = arrangement?.Attendees ?? DefaultAttendees.Of(state);
        var booking = meeting.Bookings.GetValueOrDefault(MeetingState.Number);
        return new MeetingArrangeCard(
            CardHead.For(state, reader, canArrange && arrangement is null, null),
            meeting.Revision,
            canArrange,
            arrangement is not null,
            !isOpen && (meeting.Held is not null || state.Stage is Stage.Ended),
            booking?.Status is BookingStatus.Booked,
            booking?.Status is BookingStatus.Failed,
            booking is { Status: BookingStatus.Booked, JoinUrl: null } && arrangement is { Form: MeetingForm.Online, Place: null },
            arrangement is null ? null : Moment.Of(arrangement.Start, reader),
            Moment.Of(earliest, reader),
            reader.InZone(earliest).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            start.ToString("HH:mm", CultureInfo.InvariantCulture),
            minutes,
            reader.Limits.MeetingMinutes,
            arrangement?.Form ?? MeetingForm.Online,
            reader.Text(arrangement?.Place),
            [.. slots.Select(slot => SlotChoice.For(reader.InZone(slot), reader))],
            [.. chosen.Select(attendee => AttendeeChoice.For(attendee, reader))],
            canArrange ? [.. chosen.Concat(Likely(state)).Distinct().Select(attendee => AttendeeChoice.For(attendee, reader))] : [],
            canArrange ? string.Join(',', chosen.Select(AttendeeChoice.Write)) : string.Empty,
            canArrange ? [.. state.TakingPart.Select(side => new Choice(side.Department.Name, new Typed(side.Department.Name)))] : []);
    }

    /// <summary>Besides those invited: each head and contact person, and the management whose support was asked for (R13).</summary>
    private static IEnumerable<Attendee> Likely(Collaboration state) => state.TakingPart
        .SelectMany(side => new[]
        {
            new Attendee(side.Head, side.Department, AttendeeRole.DecisionMaker),
            new Attendee(side.Contact, side.Department, AttendeeRole.Executor),
        })
        .Concat(state.Request.Executive is { } executive ? [new Attendee(executive, state.TakingPart.First().Department, AttendeeRole.Other)] : []);
}
