using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Process.Meeting;

/// <summary>What a meeting, its agenda and its end must satisfy (R23-R28, A12). A refusal names the input by its id.</summary>
internal static class MeetingRules
{
    public const int LongestPlace = 200;
    public const int MostAttendees = 500;
    public const int MostItems = 20;
    public const int MostMinutes = 24 * 60;

    public static Refusal? Fault(MeetingPlan plan, Asked asked, Facts facts, Collaboration state) =>
        (Enum.IsDefined(plan.Form) ? null : new Refusal(Because.NotAChoice, "form"))
        ?? Time(plan.Start, plan.Minutes, asked.At, facts, state, "start")
        ?? Inputs.Optional(plan.Place, "place", LongestPlace)
        ?? (plan.Room is { } room && RoomOf(plan, facts) is null ? new Refusal(Because.NotAChoice, "room", room) : null)
        ?? (plan.Form is MeetingForm.Online || plan.Room is not null ? null : Inputs.Required(plan.Place, "place"))
        ?? Count(plan.Attendees.Length, MostAttendees, "attendees")
        ?? plan.Attendees.Select(attendee => Attendee(attendee, facts, state)).FirstOrDefault(fault => fault is not null)
        ?? Twice(plan.Attendees, facts)
        ?? state.TakingPart.Select(side => Complete(side, plan)).FirstOrDefault(fault => fault is not null)
        ?? Unconcerned(plan, facts, state);

    public static Refusal? Fault(ImmutableArray<AgendaItem> items, Arrangement arrangement) =>
        Count(items.Length, MostItems, "items")
        ?? items.Select(item => Inputs.Required(item.Text, "items")).FirstOrDefault(fault => fault is not null)
        ?? (items.Any(item => item.Minutes < 1) ? new Refusal(Because.NotANumber, "items") : null)
        ?? (items.Sum(item => (long)item.Minutes) > arrangement.Minutes ? new Refusal(Because.AgendaTooLong, "items", Number(arrangement.Minutes)) : null);

    public static Refusal? Fault(MeetingCommand.EndMeeting ended, Asked asked, Facts facts, Collaboration state) =>
        (ended.EndedAt <= ended.StartedAt ? new Refusal(Because.EndBeforeStart, "endedAt") : null)
        ?? (ended.EndedAt > asked.At ? new Refusal(Because.InTheFuture, "endedAt") : null)
        ?? Count(ended.Present.Length, MostAttendees, "present")
        ?? ended.Present.Select(person => Present(person, facts, state)).FirstOrDefault(fault => fault is not null)
        ?? Absences.Fault(ended, facts, state)
        ?? (state.Meeting.Arrangement is null ? Inputs.Required(ended.Place, "heldIn") : null)
        ?? Inputs.Optional(ended.Place, "heldIn", LongestPlace)
        ?? HalfFilled(state.Meeting.Live);

    /// <summary>Null where none is wanted, or the directory has none of that address.</summary>
    public static MeetingRoom? RoomOf(MeetingPlan plan, Facts facts) => plan.Room is { } mail ? facts.Rooms.FirstOrDefault(room => room.Mail == mail) : null;

    /// <summary>Whoever is invited, and whoever speaks for a side that takes part (A12).</summary>
    public static bool Belongs(Person person, Collaboration state) => person == state.Request.Initiator || state.Meeting.Arrangement?.Invites(person) is true || SideOf(person, state) is not null;

    /// <summary>For which side somebody comes; null where that is not known.</summary>
    public static Department? DepartmentOf(Person person, Collaboration state) =>
        state.Meeting.Arrangement?.Attendees.FirstOrDefault(attendee => attendee.Person == person)?.Department ?? SideOf(person, state)?.Department;

    /// <summary>For which sides somebody may speak before the meeting: whoever heads two departments, for both.</summary>
    public static ImmutableArray<Department> DepartmentsOf(Person person, Collaboration state) =>
    [
        .. (state.Meeting.Arrangement?.Attendees ?? []).Where(attendee => attendee.Person == person).Select(attendee => attendee.Department)
            .Concat(state.TakingPart.Where(side => SpeaksFor(person, side)).Select(side => side.Department))
            .Distinct(),
    ];

    private static Side? SideOf(Person person, Collaboration state) =>
        state.TakingPart.FirstOrDefault(side => SpeaksFor(person, side));

    private static bool SpeaksFor(Person person, Side side) => person == side.Contact || person == side.Head || person == side.DecisionMaker || person == side.Executor;

    /// <summary>A row that says who and what, and not when, is a promise that nobody can keep: it is filled or logged as a dispute before the end (B14).</summary>
    private static Refusal? HalfFilled(LiveState? live) => live?.HalfFilled.Select(row => row.Id).ToArray() is { Length: > 0 } half
        ? new Refusal(Because.HalfFilledRows, Detail: string.Join('、', half))
        : null;

    /// <summary>The sides for which nobody came who may decide: a decision maker of the invitation, of the side's answer, or the head.</summary>
    public static ImmutableArray<Department> WithoutDecisionMaker(ImmutableArray<Person> present, Collaboration state) =>
        [.. state.TakingPart.Where(side => !present.Any(person => Decides(person, side, state))).Select(side => side.Department)];

    private static bool Decides(Person person, Side side, Collaboration state) =>
        person == side.Head
        || person == side.DecisionMaker
        || state.Meeting.Arrangement?.Attendees.Contains(new Attendee(person, side.Department, AttendeeRole.DecisionMaker)) is true;

    /// <param name="field">The input that a refusal is about, unless it is the length.</param>
    public static Refusal? Time(DateTimeOffset start, int minutes, DateTimeOffset at, Facts facts, Collaboration state, string field)
    {
        return minutes < facts.Limits.MeetingMinutes ? new Refusal(Because.MeetingTooShort, "minutes", Number(facts.Limits.MeetingMinutes))
            : minutes > MostMinutes ? Refuse(Because.OutsideWorkingHours, "minutes")
            : start <= at ? Refuse(Because.DateInThePast, field)
            : start < MeetingTimes.MaterialsAllow(state) ? Refuse(Because.BeforeEarliestMeeting, field)
            : !MeetingTimes.InWorkingHours(start, minutes, facts) ? Refuse(Because.OutsideWorkingHours, field)
            : MeetingTimes.AgendaDue(start, facts, state).At < at ? Refuse(Because.TooSoonForTheAgenda, field)
            : null;

        Refusal Refuse(Because because, string input) => new(
            because,
            input,
            MeetingTimes.EarliestStart(state, facts, at, minutes).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
    }

    /// <summary>Of a side that takes part, or the member of management whose support was asked for (R13).</summary>
    private static Refusal? Attendee(Attendee attendee, Facts facts, Collaboration state) =>
        !Enum.IsDefined(attendee.Role) ? new Refusal(Because.NotAChoice, "attendees")
        : attendee.Role is AttendeeRole.Other && attendee.Person == state.Request.Executive ? null
        : state.SideOf(attendee.Department) is not { TakesPart: true } side ? new Refusal(Because.NotTakingPart, "attendees", attendee.Department.Name)
        : Membership.Fault(attendee.Person, side.Department, side.Head, facts, "attendees");

    /// <summary>Only people directly concerned are invited (N06): whoever is neither named in the collaboration nor invited already is asked about first.</summary>
    private static Refusal? Unconcerned(MeetingPlan plan, Facts facts, Collaboration state) =>
        plan.OthersAreConcerned ? null
        : plan.Attendees.Where(attendee => attendee.Role is AttendeeRole.Other && attendee.Person != state.Request.Executive && !Belongs(attendee.Person, state)).Select(attendee => attendee.Person).ToArray() is { Length: > 0 } unconcerned
            ? new Refusal(Because.NotConcerned, "others", string.Join('、', unconcerned.Select(person => facts.People.GetValueOrDefault(person)?.Name ?? person.Id)))
            : null;

    private static Refusal? Complete(Side side, MeetingPlan plan)
    {
        var roles = plan.Attendees.Where(attendee => attendee.Department == side.Department).Select(attendee => attendee.Role).ToArray();
        return !roles.Contains(AttendeeRole.DecisionMaker) ? new Refusal(Because.SideWithoutDecisionMaker, "attendees", side.Department.Name)
            : !roles.Contains(AttendeeRole.Executor) ? new Refusal(Because.SideWithoutExecutor, "attendees", side.Department.Name)
            : null;
    }

    private static Refusal? Present(Person person, Facts facts, Collaboration state) =>
        state.Meeting.Arrangement?.Invites(person) is true || person == state.Request.Executive || state.TakingPart.Any(side => side.Head == person) ? null
        : !facts.People.TryGetValue(person, out var known) ? new Refusal(Because.UnknownPerson, "present", person.Id)
        : known.Department is { } department && state.SideOf(department) is { TakesPart: true } ? null
        : new Refusal(Because.NotTakingPart, "present", known.Name);

    private static Refusal? Twice(ImmutableArray<Attendee> attendees, Facts facts) =>
        attendees.GroupBy(attendee => attendee).FirstOrDefault(same => same.Skip(1).Any()) is { Key: var twice }
            ? new Refusal(Because.ListedTwice, "attendees", facts.People.GetValueOrDefault(twice.Person)?.Name ?? twice.Person.Id)
            : null;

    private static Refusal? Count(int count, int most, string field) =>
        count == 0 ? new Refusal(Because.Missing, field)
        : count > most ? new Refusal(Because.TooMany, field, Number(most))
        : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
