using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Substitution;

namespace TeamsCollab.Process;

/// <summary>
/// What a rule needs and the state does not hold. Gathered at the edge before <c>Decide</c> and kept through a retry.
/// What is not in here is unknown, and unknown is a refusal, never a yes.
/// </summary>
public sealed record Facts(WorkingCalendar Calendar, TimeLimits Limits)
{
    public ImmutableDictionary<Department, DepartmentFact> Departments { get; init; } = ImmutableDictionary<Department, DepartmentFact>.Empty;

    public ImmutableDictionary<Person, PersonFact> People { get; init; } = ImmutableDictionary<Person, PersonFact>.Empty;

    /// <summary>The words of the present draft, by digest: unchanged clauses keep their salt and so their digest.</summary>
    public Words Words { get; init; } = Words.None;

    /// <summary>The register number reserved for a new collaboration (F18), such as MKT-2026-015.</summary>
    public string? Number { get; init; }

    /// <summary>The asker is an account that may bring approvals from the company's OA system (R49).</summary>
    public bool AskerIsOaAccount { get; init; }

    /// <summary>The heads who are yet to sign: whether they are at work, and who may sign in their place (B19). Empty where the asker is one of them.</summary>
    public ImmutableDictionary<Person, HeadFact> Heads { get; init; } = ImmutableDictionary<Person, HeadFact>.Empty;

    /// <summary>Who approves what is applied for: by the settings, else by the directory. Empty where neither tells.</summary>
    public ImmutableArray<Approver> Approvers { get; init; } = [];

    /// <summary>Improvements of earlier collaborations that must be answered for first (B23), in the order of the form.</summary>
    public ImmutableArray<OpenImprovement> OpenImprovements { get; init; } = [];

    /// <summary>The company's meeting rooms; empty where nobody asked, or the directory lists none.</summary>
    public ImmutableArray<MeetingRoom> Rooms { get; init; } = [];

    public Deadline Due(DateTimeOffset from, int workingDays) => Calendar.Due(from, workingDays);

    /// <summary>Promises a limit: when it is due, and when enough of it has gone for a reminder (A5).</summary>
    public Promise Promise(DateTimeOffset from, int workingDays) => Promise(Calendar.Due(from, workingDays), Reminder.OnTheWay, from);

    /// <summary>Promises a limit in working hours, as the urgent lane has them (B26).</summary>
    public Promise PromiseInHours(DateTimeOffset from, int hours) => Promise(Calendar.DueInWorkingHours(from, hours), Reminder.OnTheWay, from);

    /// <summary>Promises a day: due at its close of business, reminded when the working day before opens. A rest day counts on to the next working day.</summary>
    public Promise Promise(DateOnly day) => Promise(Calendar.Due(Calendar.OpeningOf(day), 0), Reminder.DayBefore, default);

    /// <summary>Promises a deadline as it was found.</summary>
    /// <param name="since">From when there is something to be reminded of.</param>
    public Promise Promise(Deadline due, Reminder reminder, DateTimeOffset since) => new(due, RemindAt(due.At, reminder, since)) { Reminder = reminder };

    private DateTimeOffset RemindAt(DateTimeOffset dueAt, Reminder reminder, DateTimeOffset since) => reminder switch
    {
        Reminder.DayBefore => Calendar.OpeningOf(Calendar.PreviousWorkingDay(Calendar.DateOf(dueAt))),
        Reminder.SameDay => Calendar.OpeningOf(Calendar.DateOf(dueAt)),
        _ => Calendar.PartWay(since, dueAt, Limits.ReminderPercent),
    };
}

/// <param name="Head">Null where the directory names none: an approval cannot be asked for.</param>
/// <param name="Code">The department's code in register numbers (F18).</param>
/// <param name="Source">Where it was read: directory or settings.</param>
public sealed record DepartmentFact(Department Department, string Code, Person? Head, string Source, DateTimeOffset ReadAt);

/// <param name="IsManagement">Company management (公司管理层): receives retrospective reports and may be named for senior support.</param>
public sealed record PersonFact(Person Person, string Name, Department? Department, bool IsManagement, string Source, DateTimeOffset ReadAt);

/// <summary>Which facts a command needs.</summary>
public sealed record FactsNeeded(ImmutableArray<Department> Departments, ImmutableArray<Person> People)
{
    public static FactsNeeded None { get; } = new([], []);

    /// <summary>The asker's own profile and department.</summary>
    public bool Asker { get; init; }

    /// <summary>Everyone who is invited to the meeting.</summary>
    public bool Invited { get; init; }

    /// <summary>The words that the collaboration holds now.</summary>
    public bool Words { get; init; }

    /// <summary>The company's meeting rooms.</summary>
    public bool Rooms { get; init; }

    /// <summary>Everyone in company management.</summary>
    public bool Management { get; init; }

    /// <summary>Whether the asker may bring approvals from the company's OA system.</summary>
    public bool OaAccount { get; init; }

    /// <summary>Whose approval a procedure of the company needs; null where none is asked for.</summary>
    public ApproversNeeded? Approvers { get; init; }

    /// <summary>A register number, reserved for the asker's department.</summary>
    public bool Number { get; init; }

    /// <summary>Open improvements of earlier collaborations; null where none are asked for.</summary>
    public ImprovementsNeeded? Improvements { get; init; }

    /// <summary>The heads of the departments taking part, read afresh.</summary>
    public bool Heads { get; init; }

    /// <summary>Whether the heads who are yet to sign are at work, and who may sign in their place (B19).</summary>
    public bool Standing { get; init; }
}
