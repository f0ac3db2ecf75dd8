using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Meeting.MeetingEvent;

namespace TeamsCollab.Process.Meeting;

/// <param name="Arrangement">Null until the initiator fixed the meeting.</param>
/// <param name="Bookings">By the number of the meeting; the retrospective's are here too.</param>
/// <param name="Agenda">As it was last sent.</param>
/// <param name="AgendaRevision">The arrangement that the agenda was sent for; 0 before the first.</param>
/// <param name="ReadBy">Who has read the materials (R29).</param>
/// <param name="AgendaWatch">The limit for the agenda (A6); null once it was sent.</param>
/// <param name="AskedWhetherEnded">The initiator was reminded that nobody said the meeting is over.</param>
/// <param name="Held">Null until the meeting has ended.</param>
/// <param name="Participants">Who took part, once the meeting has ended.</param>
public sealed record MeetingState(
    Arrangement? Arrangement,
    ImmutableSortedDictionary<int, Booking> Bookings,
    ImmutableArray<AgendaEntry> Agenda,
    int AgendaRevision,
    ImmutableArray<Person> ReadBy,
    Watch? AgendaWatch,
    bool AskedWhetherEnded,
    Held? Held,
    ImmutableArray<Person> Participants)
{
    /// <summary>The number of this stage's meeting.</summary>
    public const int Number = 1;

    public static MeetingState Empty { get; } = new(null, ImmutableSortedDictionary<int, Booking>.Empty, [], 0, [], null, false, null, []);

    /// <summary>The initiator was shown where to say that the meeting begins.</summary>
    public bool AskedWhetherBegun { get; init; }

    /// <summary>What is caught while people talk (B14); null before and after.</summary>
    public LiveState? Live { get; init; }

    /// <summary>What those invited answered in Outlook; anew after each change of the time.</summary>
    public ImmutableArray<OutlookAnswer> Answers { get; init; } = [];

    /// <summary>What those invited said on the card since then; whoever answers in Outlook later takes it back.</summary>
    public ImmutableArray<Confirmation> Confirmations { get; init; } = [];

    /// <summary>What the departments want to ask or suggest (R30): one list a person. It outlives a move and a calling off.</summary>
    public ImmutableArray<QuestionList> Questions { get; init; } = [];

    /// <summary>The revision that was called off last; 0 where none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int CalledOff { get; init; }

    /// <summary>Why the meeting was called off last; null where it was not, or in Outlook.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Wording? WhyCalledOff { get; init; }

    /// <summary>When this stage's meeting came to stand in the calendars; null while it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DateTimeOffset? BookedAt { get; init; }

    /// <summary>The organiser changed the time in Outlook.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WasMovedInOutlook { get; init; }

    /// <summary>How the initiator moved it last; null where it stands as arranged, or was moved in Outlook.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public LastMove? LastMove { get; init; }

    /// <summary>The room that is booked did not take the booking.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasRoomDeclined { get; init; }

    /// <summary>Who was no longer free when it was put into the calendars.</summary>
    public ImmutableArray<Person> Busy { get; init; } = [];

    /// <summary>Why 自动预约 could not search the calendars, as a code; null where it could.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? SearchFailure { get; init; }

    /// <summary>This stage's booking; null before there is one.</summary>
    [JsonIgnore]
    public Booking? Booking => Bookings.GetValueOrDefault(Number);

    /// <summary>自动预约 is on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AutoBooks { get; init; }

    /// <summary>自动预约 was asked to search the calendars.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSlotWanted { get; init; }

    /// <summary>自动预约 found nothing when it searched.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSlotMissing { get; init; }

    /// <summary>0 until the meeting was arranged.</summary>
    [JsonIgnore]
    public int Revision => Arrangement?.Revision ?? CalledOff;

    /// <summary>Whether the agenda went out for the meeting as it is arranged now.</summary>
    [JsonIgnore]
    public bool AgendaIsSent => Arrangement is not null && AgendaRevision == Revision;

    public MeetingState Apply(MeetingEvent happened) => happened switch
    {
        Arranged e => this with
        {
            Arrangement = new Arrangement(e.Revision, e.Start, e.Minutes, e.Form, e.Place, e.Attendees, e.AgendaLimit.Due.At) { IsAutomatic = e.IsAutomatic, Room = e.Room },
            Bookings = Wanted(e.Meeting),
            AgendaWatch = Watch.Over(e.AgendaLimit),
            AskedWhetherEnded = false,
            AskedWhetherBegun = false,
            IsSlotMissing = false,
            BookedAt = null,
            WasMovedInOutlook = false,
            LastMove = null,
            Busy = [],
            HasRoomDeclined = false,
            Answers = Arrangement?.Start == e.Start ? Answers : [],
            Confirmations = Arrangement?.Start == e.Start ? Confirmations : [],
        },
        Moved e => this with
        {
            Arrangement = Arrangement! with { Revision = e.Revision, Start = e.Start, AgendaDueAt = e.AgendaLimit.Due.At, IsAutomatic = false },
            Bookings = Wanted(e.Meeting),
            AgendaWatch = Watch.Over(e.AgendaLimit),
            AskedWhetherEnded = false,
            AskedWhetherBegun = false,
            BookedAt = null,
            WasMovedInOutlook = false,
            LastMove = new LastMove(Arrangement!.Start, e.Reason),
            Busy = [],
            HasRoomDeclined = false,
            Answers = [],
            Confirmations = [],
        },
        MovedInOutlook e => this with
        {
            Arrangement = Arrangement! with { Revision = e.Revision, Start = e.Start, Minutes = e.Minutes, AgendaDueAt = e.AgendaLimit.Due.At },
            AgendaWatch = Watch.Over(e.AgendaLimit),
            AskedWhetherEnded = false,
            AskedWhetherBegun = false,
            WasMovedInOutlook = true,
            LastMove = null,
            Busy = [],
            HasRoomDeclined = false,
            Answers = [],
            Confirmations = [],
        },
        Cancelled e => this with
        {
            Arrangement = null, Bookings = Bookings.Remove(e.Meeting), AgendaWatch = null, AskedWhetherEnded = false, AutoBooks = false,
            CalledOff = e.Revision, WhyCalledOff = e.Reason, BookedAt = null, LastMove = null, Busy = [], HasRoomDeclined = false, Answers = [], Confirmations = [], ReadBy = [],
        },
        AttendanceSaid e => this with { Answers = [.. Answers.Where(answer => answer.Person != e.Person), new OutlookAnswer(e.Person, e.Answer, e.Proposed)], Confirmations = Without(e.Person) },
        AttendanceConfirmed e => this with { Confirmations = [.. Without(e.Person), new Confirmation(e.Person, e.Comes, e.Reason)] },
        RoomDeclined => this with { HasRoomDeclined = true },
        AutoBookingSet e => this with { AutoBooks = e.On, IsSlotWanted = false, IsSlotMissing = false },
        SlotWanted => this with { IsSlotWanted = true },
        SlotMissing e => this with { IsSlotMissing = true, SearchFailure = e.Reason },
        Booked e => this with
        {
            Bookings = Bookings.SetItem(e.Meeting, new Booking(BookingStatus.Booked, e.EventId, e.JoinUrl, null)),
            BookedAt = e.Meeting == Number ? BookedAt ?? e.At : BookedAt,
            Busy = e.Meeting == Number && !e.Busy.IsEmpty ? e.Busy : Busy,
        },
        BookingFailed e => this with { Bookings = Bookings.SetItem(e.Meeting, new Booking(BookingStatus.Failed, Bookings.GetValueOrDefault(e.Meeting)?.EventId, null, e.Reason)) },
        AgendaSent e => this with { Agenda = e.Items, AgendaRevision = e.Revision, AgendaWatch = null },
        MaterialsRead e => this with { ReadBy = ReadBy.Add(e.By) },
        QuestionsListed e => this with { Questions = [.. Questions.Where(list => list.By != e.By || list.Department != e.Department), new QuestionList(e.By, e.Department, e.Words)] },
        Ended e => this with
        {
            Held = new Held(e.StartedAt, e.EndedAt, e.WithoutDecisionMaker) { Absent = e.Absent, Place = e.Place },
            Participants = e.Present,
            AgendaWatch = null,
            Live = null,
        },
        Reminded { Limit: MeetingLimit.Beginning } => this with { AskedWhetherBegun = true },
        Reminded { Limit: MeetingLimit.Ending } => this with { AskedWhetherEnded = true },
        Reminded => this with { AgendaWatch = AgendaWatch! with { Said = ClockSaid.Reminded } },
        LimitMissed => this with { AgendaWatch = AgendaWatch! with { Said = ClockSaid.Missed } },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    /// <summary>The retrospective's booking goes with its arrangement.</summary>
    public MeetingState Apply(RetrospectiveEvent happened) => happened switch
    {
        RetrospectiveEvent.Arranged => this with { Bookings = Wanted(RetrospectiveEffects.Meeting) },
        RetrospectiveEvent.CancelledInOutlook => this with { Bookings = Bookings.Remove(RetrospectiveEffects.Meeting) },
        _ => this,
    };

    /// <summary>A meeting that is to be booked, or whose entry is to be changed.</summary>
    private ImmutableSortedDictionary<int, Booking> Wanted(int meeting) => Bookings.SetItem(
        meeting,
        Bookings.TryGetValue(meeting, out var before) ? before with { Status = BookingStatus.Wanted, Failure = null } : new Booking(BookingStatus.Wanted, null, null, null));

    private ImmutableArray<Confirmation> Without(Person person) => [.. Confirmations.Where(each => each.Person != person)];

    public MeetingState Apply(LiveEvent happened) => this with { Live = happened is LiveEvent.Began began ? LiveState.Of(began) : Live?.Apply(happened) };

    /// <summary>A limit that was counted again with another calendar.</summary>
    internal MeetingState Apply(RecomputedLimit again) => this with
    {
        AgendaWatch = AgendaWatch?.Again(again.After),
        Arrangement = Arrangement is null ? null : Arrangement with { AgendaDueAt = again.After.Due.At },
    };
}

/// <summary>The meeting as it was.</summary>
/// <param name="WithoutDecisionMaker">Sides whose decision maker was not there (R25).</param>
public sealed record Held(DateTimeOffset StartedAt, DateTimeOffset EndedAt, ImmutableArray<Department> WithoutDecisionMaker)
{
    /// <summary>Who was invited and did not come (F17).</summary>
    public ImmutableArray<Absence> Absent { get; init; } = [];

    /// <summary>Where it was held, if not as arranged (A12).</summary>
    public Wording? Place { get; init; }
}
