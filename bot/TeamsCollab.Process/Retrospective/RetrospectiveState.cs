using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Request;
using MeetingForm = TeamsCollab.Process.Meeting.MeetingForm;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;

namespace TeamsCollab.Process.Retrospective;

/// <param name="Sides">Every side that answers (R75-R79), with how often it did.</param>
/// <param name="Watch">The one limit of the stage that runs now; improvements have their own.</param>
/// <param name="DueAt">Until when the retrospective is to be held (R74).</param>
/// <param name="Receivers">Of the report: the heads and company management (R81, R82).</param>
/// <param name="ReadBy">Which of them have read it.</param>
/// <param name="Summary">Of the report.</param>
public sealed record RetrospectiveState(
    RetrospectiveStatus Status,
    Person Initiator,
    ImmutableArray<SideAnswers> Sides,
    Watch? Watch,
    DateTimeOffset? DueAt,
    RetrospectiveArrangement? Arrangement,
    ImmutableArray<Person> Receivers,
    ImmutableArray<Person> ReadBy,
    ImmutableArray<ImprovementState> Improvements,
    Wording? Summary = null,
    DateTimeOffset? ReportedAt = null)
{
    public static RetrospectiveState Empty { get; } = new(RetrospectiveStatus.NotDue, default, [], null, null, null, [], [], []);

    /// <summary>The arrangement that was cancelled in Outlook last; 0 where none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int CalledOff { get; init; }

    /// <summary>Where the record is kept (N08); null before it was filed.</summary>
    public Filing? Filing { get; init; }

    [JsonIgnore]
    public bool AllAnswered => Sides.Length > 0 && Sides.All(side => side.Answers > 0);

    /// <summary>Whether the sides may see each other's answers (B22): blind first, side by side once all have answered or have met.</summary>
    [JsonIgnore]
    public bool AnswersAreOpen => AllAnswered || Status is RetrospectiveStatus.Held or RetrospectiveStatus.Reported or RetrospectiveStatus.Closed;

    /// <summary>Whose answers are missing.</summary>
    [JsonIgnore]
    public IEnumerable<Person> Unanswered => Sides.Where(side => side.Answers == 0).Select(side => side.Contact).Distinct();

    [JsonIgnore]
    public RetrospectiveLimit Limit => Status is RetrospectiveStatus.Held ? RetrospectiveLimit.Reporting : RetrospectiveLimit.Holding;

    /// <summary>The limit of the meeting itself, until it was held.</summary>
    [JsonIgnore]
    public Watch? Holding => Limit is RetrospectiveLimit.Holding ? Watch : null;

    [JsonIgnore]
    public int Arrangements => Arrangement?.Number ?? CalledOff;

    public SideAnswers? Side(Department department) => Sides.FirstOrDefault(side => side.Department == department);

    public ImprovementState? Improvement(string id) => Improvements.FirstOrDefault(improvement => improvement.Id == id);

    public RetrospectiveState Apply(RetrospectiveEvent happened) => happened switch
    {
        Awaited e => this with
        {
            Status = RetrospectiveStatus.Awaited,
            Initiator = e.Initiator,
            Sides = [.. e.Sides.Select(side => new SideAnswers(side.Department, side.Contact, 0, null))],
            Watch = Watch.Over(e.Limit),
            DueAt = e.Limit.Due.At,
        },
        Arranged e => this with { Status = RetrospectiveStatus.Arranged, Arrangement = new RetrospectiveArrangement(e.Arrangement, e.Start, e.Minutes, e.Form, e.Place, e.Participants) },
        MovedInOutlook e => this with { Arrangement = Arrangement! with { Number = e.Arrangement, Start = e.Start, Minutes = e.Minutes, WasMovedInOutlook = true } },
        CancelledInOutlook e => this with { Status = RetrospectiveStatus.Awaited, Arrangement = null, CalledOff = e.Arrangement },
        Answered e => this with { Sides = [.. Sides.Select(side => side.Department == e.Department ? side with { Answers = e.Version, By = e.By, Reached = e.GoalsReached, Words = e.Words } : side)] },
        RetrospectiveEvent.AllAnswered => this,
        Held e => this with { Status = RetrospectiveStatus.Held, Watch = Watch.Over(e.Report) },
        Reported e => this with
        {
            Status = RetrospectiveStatus.Reported,
            Watch = null,
            Receivers = [.. e.Heads.Select(head => head.Person).Concat(e.Management).Distinct()],
            Improvements = [.. e.Improvements.Select(next => new ImprovementState(next.Id, next.Owner, next.DueOn, ImprovementStatus.Open, Watch.Over(next.Limit), 0, next.What))],
            Summary = e.Summary,
            ReportedAt = e.At,
        },
        ReportRead e => this with { ReadBy = ReadBy.Add(e.By) },
        ImprovementFinished e => With(e.Improvement, it => it with { Status = ImprovementStatus.Finished, Attempts = e.Attempt, Note = e.Note }),
        ImprovementClosed e => With(e.Improvement, it => it with { Status = ImprovementStatus.Closed, ClosedAt = e.At }),
        ImprovementReopened e => With(e.Improvement, it => it with { Status = ImprovementStatus.Open, Reopened = e.Reason, Fate = null, SettledBy = null }),
        ImprovementCarried e => With(e.Improvement, it => it with { CarriedIn = e.In }),
        ImprovementSettled e => With(e.Improvement, it => it with
        {
            Status = e.Closes ? ImprovementStatus.Closed : ImprovementStatus.Finished,
            Attempts = e.Attempt,
            Note = e.Reason,
            Fate = e.Fate,
            SettledBy = e.By,
            SettledIn = e.In,
            ClosedAt = e.Closes ? e.At : null,
        }),
        Reminded => this with { Watch = Watch! with { Said = ClockSaid.Reminded } },
        LimitMissed => this with { Watch = Watch! with { Said = ClockSaid.Missed } },
        ImprovementReminded e => With(e.Improvement, it => it with { Limit = it.Limit with { Said = ClockSaid.Reminded } }),
        ImprovementOverdue e => With(e.Improvement, it => it with { Limit = it.Limit with { Said = ClockSaid.Missed } }),
        Closed => this with { Status = RetrospectiveStatus.Closed },
        Filed e => this with { Filing = new Filing(e.Filing, e.By, e.Words, e.At) },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    /// <summary>A limit that was counted again with another calendar.</summary>
    internal RetrospectiveState Apply(RecomputedLimit again) => again.Limit is ClockLimit.Improvement
        ? With(again.Key!, improvement => improvement with { Limit = improvement.Limit.Again(again.After) })
        : this with { Watch = Watch?.Again(again.After), DueAt = Limit is RetrospectiveLimit.Holding ? again.After.Due.At : DueAt };

    private RetrospectiveState With(string id, Func<ImprovementState, ImprovementState> change) =>
        this with { Improvements = [.. Improvements.Select(improvement => improvement.Id == id ? change(improvement) : improvement)] };
}

/// <param name="Answers">How many versions this side's answer had; 0 while it is awaited.</param>
/// <param name="By">Who answered last.</param>
/// <param name="Words">The fields whyNot, wentWell, gotStuck and improve of the last version.</param>
public sealed record SideAnswers(Department Department, Person Contact, int Answers, Person? By, GoalsReached? Reached = null, Wording? Words = null);

/// <param name="Number">Counts up from 1 as the meeting is moved.</param>
public sealed record RetrospectiveArrangement(int Number, DateTimeOffset Start, int Minutes, MeetingForm Form, Wording? Place, ImmutableArray<Person> Participants)
{
    /// <summary>The organiser changed the time in Outlook.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WasMovedInOutlook { get; init; }
}

/// <param name="Attempts">How many times the owner reported it done.</param>
/// <param name="Note">What the owner said was done.</param>
/// <param name="Reopened">Why the initiator found it not done yet.</param>
public sealed record ImprovementState(
    string Id,
    Person Owner,
    DateOnly DueOn,
    ImprovementStatus Status,
    Watch Limit,
    int Attempts,
    Wording What,
    Wording? Note = null,
    Wording? Reopened = null,
    DateTimeOffset? ClosedAt = null)
{
    /// <summary>The number of the last request with which it came back and went on (B23); null before.</summary>
    public string? CarriedIn { get; init; }

    /// <summary>What a later request said became of it; null where its owner reported it.</summary>
    public ImprovementFate? Fate { get; init; }

    public Person? SettledBy { get; init; }

    /// <summary>The later request's number.</summary>
    public string? SettledIn { get; init; }
}

/// <param name="Number">Counts up from 1, as the filing is corrected.</param>
/// <param name="Words">The fields place and fileNumber.</param>
public sealed record Filing(int Number, Person By, Wording Words, DateTimeOffset At);

public enum ImprovementStatus
{
    /// <summary>With its owner.</summary>
    Open,

    /// <summary>Reported done; the initiator is to confirm it.</summary>
    Finished,
    Closed,
}

public enum RetrospectiveStatus
{
    NotDue,
    Awaited,
    Arranged,
    Held,

    /// <summary>The report is submitted; improvements are followed (R85).</summary>
    Reported,
    Closed,
}
