using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Retrospective;

/// <summary>The data behind cards/retrospective/arrange.json: the retrospective as a meeting of both sides (R74), for one reader.</summary>
/// <param name="Arrangement">The number that the next arrangement will have.</param>
/// <param name="CanArrange">The initiator, until it was held.</param>
/// <param name="When">Null until it was arranged.</param>
/// <param name="Place">Empty for a Teams meeting.</param>
/// <param name="IsPending">The calendar has not answered yet.</param>
/// <param name="IsUnbooked">The calendar could not take it, for the reason <paramref name="Unbooked"/>; the initiator tries again or invites by hand (A12).</param>
/// <param name="IsWithoutLink">A Teams meeting for which the calendar gave no link.</param>
/// <param name="WasMovedInOutlook">The organiser changed the time there.</param>
/// <param name="WasCancelledInOutlook">The one arranged last is gone from the calendars.</param>
/// <param name="Date">yyyy-MM-dd, offered first, with the times as HH:mm.</param>
/// <param name="Chosen">The ids of those offered first as present, joined by commas.</param>
public sealed record RetrospectiveArrangeCard(
    CardHead Head,
    int Arrangement,
    bool CanArrange,
    bool IsArranged,
    bool IsHeld,
    bool IsNotDue,
    Moment? When,
    int Minutes,
    MeetingForm Form,
    Typed Place,
    bool IsBooked,
    bool IsPending,
    bool IsUnbooked,
    CalendarRefusal Unbooked,
    bool IsWithoutLink,
    bool WasMovedInOutlook,
    bool WasCancelledInOutlook,
    string Date,
    string Time,
    string EndedAt,
    int AnsweredCount,
    int SideCount,
    ImmutableArray<AnswerLine> Sides,
    ImmutableArray<Choice> People,
    string Chosen)
{
    /// <summary>In minutes: how long a retrospective is offered to last.</summary>
    private const int OfferedMinutes = 60;

    /// <summary>When a retrospective is offered to begin on the next working day.</summary>
    private static readonly TimeOnly OfferedStart = new(10, 0);

    public static RetrospectiveArrangeCard For(Collaboration state, CardReader reader)
    {
        var (retrospective, arrangement) = (state.Retrospective, state.Retrospective.Arrangement);
        var isOpen = retrospective.Status is RetrospectiveStatus.Awaited or RetrospectiveStatus.Arranged;
        var canArrange = isOpen && reader.Person == retrospective.Initiator;
        var minutes = arrangement?.Minutes ?? OfferedMinutes;
        var start = arrangement is { } arranged ? reader.Local(arranged.Start) : NextWorkingDay(reader).ToDateTime(OfferedStart);
        var booking = isOpen && arrangement is not null ? state.Meeting.Bookings.GetValueOrDefault(RetrospectiveEffects.Meeting) : null;
        var people = canArrange ? RetrospectiveRules.Participants(state) : [];
        return new RetrospectiveArrangeCard(
            CardHead.For(state, reader, canArrange, isOpen ? retrospective.Watch : null),
            retrospective.Arrangements + 1,
            canArrange,
            isOpen && arrangement is not null,
            retrospective.Status is RetrospectiveStatus.Held or RetrospectiveStatus.Reported or RetrospectiveStatus.Closed,
            retrospective.Status is RetrospectiveStatus.NotDue,
            arrangement is null ? null : Moment.Of(arrangement.Start, reader),
            minutes,
            arrangement?.Form ?? MeetingForm.Online,
            reader.Text(arrangement?.Place),
            booking?.Status is BookingStatus.Booked,
            booking?.Status is BookingStatus.Wanted,
            booking?.Status is BookingStatus.Failed,
            CalendarRefusals.Of(booking?.Failure),
            booking is { Status: BookingStatus.Booked, JoinUrl: null } && arrangement is { Form: MeetingForm.Online, Place: null },
            isOpen && arrangement is { WasMovedInOutlook: true },
            isOpen && arrangement is null && retrospective.CalledOff > 0,
            start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            start.ToString("HH:mm", CultureInfo.InvariantCulture),
            start.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture),
            retrospective.Sides.Count(side => side.Answers > 0),
            retrospective.Sides.Length,
            [.. retrospective.Sides.Select(side => AnswerLine.For(side, isVisible: false, reader))],
            [.. people.Select(person => new Choice(person.Id, reader.Name(person)))],
            string.Join(',', people.Select(person => person.Id)));
    }

    private static DateOnly NextWorkingDay(CardReader reader)
    {
        var day = reader.Calendar.DateOf(reader.Now).AddDays(1);
        while (!reader.Calendar.IsWorkingDay(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
