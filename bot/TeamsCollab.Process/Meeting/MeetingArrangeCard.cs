using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>The data behind cards/meeting/arrange.json: the initiator fixes the meeting (R23-R27), others see what is fixed.</summary>
/// <param name="Revision">The arrangement that the reader has before their eyes; 0 for the first.</param>
/// <param name="CanArrange">The reader is the initiator, and the meeting has not been held.</param>
/// <param name="IsLive">It is held now.</param>
/// <param name="IsOver">Held, or the collaboration ended before.</param>
/// <param name="When">Null until it was arranged.</param>
/// <param name="IsUnbooked">The calendar could not take it; the initiator tries again or invites by hand (A12).</param>
/// <param name="IsPending">The calendar has not answered yet; where it is throttled that takes a while.</param>
/// <param name="Unbooked">Why, where <paramref name="IsUnbooked"/>.</param>
/// <param name="Busy">Who was no longer free when it was put into the calendars; empty where everybody was.</param>
/// <param name="IsUnsearched">自动预约 could not search the calendars, for the reason <paramref name="Unsearched"/>.</param>
/// <param name="IsWithoutLink">A Teams meeting for which the calendar gave no link (A12).</param>
/// <param name="Earliest">No earlier start is allowed, for the materials' and the agenda's sake (R15, R28).</param>
/// <param name="Date">yyyy-MM-dd, offered first.</param>
/// <param name="Start">HH:mm, offered first.</param>
/// <param name="LeastMinutes">R24</param>
/// <param name="Slots">Times at which everybody is free; may be empty.</param>
/// <param name="Chosen">The ids of the attendees offered first, joined by commas.</param>
/// <param name="Sides">Departments that others can be invited for.</param>
/// <param name="Blockers">Where the calendars offer no time: who is least free (B13).</param>
/// <param name="Relaxations">Where the calendars offer no time: what would help.</param>
/// <param name="Rooms">That can be booked too; empty where the directory tells of none.</param>
/// <param name="Room">The id of the one that is booked, or <see cref="RoomChoice.None"/>; its name is <paramref name="RoomName"/>.</param>
/// <param name="HasRoomDeclined">It did not take the booking; <paramref name="FreeRooms"/> names others that are free at that time.</param>
/// <param name="CanMove">The initiator may move it to another time, with a reason.</param>
/// <param name="NewTimes">Where to: what those who cannot come propose, then times at which everybody is free.</param>
/// <param name="MovedFrom">When it was to begin before it was moved; empty where it was not.</param>
/// <param name="WasCalledOff">The meeting arranged last was called off, here or in Outlook.</param>
/// <param name="WhyCalledOff">Empty where it was cancelled in Outlook.</param>
/// <param name="AutoBooks">自动预约 is on, and waits for the departments or the calendars.</param>
/// <param name="IsSlotMissing">自动预约 found no time when it searched.</param>
/// <param name="IsAutomatic">自动预约 chose the time.</param>
public sealed record MeetingArrangeCard(
    CardHead Head,
    int Revision,
    bool CanArrange,
    bool IsArranged,
    bool IsLive,
    bool IsOver,
    bool IsBooked,
    bool IsPending,
    bool IsUnbooked,
    CalendarRefusal Unbooked,
    Typed Busy,
    bool IsUnsearched,
    CalendarRefusal Unsearched,
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
    ImmutableArray<Choice> Sides,
    ImmutableArray<BlockerLine> Blockers,
    ImmutableArray<RelaxationLine> Relaxations,
    bool AutoBooks,
    bool IsSlotMissing,
    bool IsAutomatic,
    bool CanSwitchOn,
    bool CanSwitchOff,
    bool CanCallOff,
    ImmutableArray<RoomChoice> Rooms,
    string Room,
    Typed RoomName,
    bool HasRoomDeclined,
    Typed FreeRooms,
    bool CanMove,
    ImmutableArray<SlotChoice> NewTimes,
    string MovedFrom,
    Typed WhyMoved,
    bool WasCalledOff,
    Typed WhyCalledOff)
{
    private const int MostProposals = 3;

    /// <param name="search">What the calendars say.</param>
    public static MeetingArrangeCard For(Collaboration state, CardReader reader, SlotSearch search)
    {
        var (meeting, arrangement) = (state.Meeting, state.Meeting.Arrangement);
        var isOpen = state.Stage is Stage.Meeting && meeting.Held is null;
        var canArrange = isOpen && meeting.Live is null && reader.Person == state.Request.Initiator;
        var isUnder = state.Stage is Stage.Request || isOpen;
        var canSwitch = isUnder && arrangement is null && reader.Person == state.Request.Initiator;
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
            isOpen && meeting.Live is not null,
            !isOpen && (meeting.Held is not null || state.Stage is Stage.Ended),
            booking?.Status is BookingStatus.Booked,
            arrangement is not null && isOpen && booking?.Status is BookingStatus.Wanted,
            booking?.Status is BookingStatus.Failed,
            CalendarRefusals.Of(booking?.Failure),
            reader.NamesOf(meeting.Busy),
            meeting is { IsSlotMissing: true, SearchFailure: not null } && isOpen,
            CalendarRefusals.Of(meeting.SearchFailure),
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
            [.. search.Slots.Select(slot => SlotChoice.For(slot, reader))],
            [.. chosen.Select(attendee => AttendeeChoice.For(attendee, reader))],
            canArrange ? [.. chosen.Concat(Likely(state)).Distinct().Select(attendee => AttendeeChoice.For(attendee, reader))] : [],
            canArrange ? string.Join(',', chosen.Select(AttendeeChoice.Write)) : string.Empty,
            canArrange ? [.. state.TakingPart.Select(side => new Choice(side.Department.Name, new Typed(side.Department.Name)))] : [],
            [.. search.Blockers.Select(blocker => BlockerLine.For(blocker, reader))],
            [.. search.Relaxations.Select(relaxation => RelaxationLine.For(relaxation, reader))],
            meeting.AutoBooks && arrangement is null && isUnder,
            meeting is { IsSlotMissing: true, SearchFailure: null } && isOpen,
            arrangement is { IsAutomatic: true },
            canSwitch && !meeting.AutoBooks,
            canSwitch && meeting.AutoBooks,
            canArrange && arrangement is not null,
            canArrange ? [.. search.Rooms.Select(RoomChoice.For)] : [],
            arrangement?.Room?.Mail ?? RoomChoice.None,
            new Typed(arrangement?.Room?.Name ?? string.Empty),
            meeting.HasRoomDeclined && isOpen,
            SlotChoice.Names(search.FreeNow, reader),
            canArrange && arrangement is not null,
            canArrange && arrangement is not null ? [.. Proposals(meeting, earliest).Select(answer => SlotChoice.For(answer, reader)), .. search.Slots.Where(slot => slot.Start != arrangement.Start).Select(slot => SlotChoice.For(slot, reader))] : [],
            meeting.LastMove is { } move ? Moment.Of(move.From, reader).Text : string.Empty,
            reader.Text(meeting.LastMove?.Why),
            isOpen && arrangement is null && meeting.CalledOff > 0,
            reader.Text(meeting.WhyCalledOff));
    }

    /// <summary>Times that the rules allow, once each.</summary>
    private static IEnumerable<OutlookAnswer> Proposals(MeetingState meeting, DateTimeOffset earliest) =>
        meeting.Answers.Where(answer => answer.Proposed >= earliest).DistinctBy(answer => answer.Proposed).Take(MostProposals);

    /// <summary>Besides those invited: each head and contact person, and the management whose support was asked for (R13).</summary>
    private static IEnumerable<Attendee> Likely(Collaboration state) => state.TakingPart
        .SelectMany(side => new[]
        {
            new Attendee(side.Head, side.Department, AttendeeRole.DecisionMaker),
            new Attendee(side.Contact, side.Department, AttendeeRole.Executor),
        })
        .Concat(state.Request.Executive is { } executive ? [new Attendee(executive, state.TakingPart.First().Department, AttendeeRole.Other)] : []);
}
