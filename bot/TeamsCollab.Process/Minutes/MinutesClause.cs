using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Minutes;

/// <summary>A clause of the minutes with what the process itself must know of it.</summary>
/// <param name="DueOn">A task's deadline, or until when a dispute is decided: close of business of that day.</param>
public sealed record MinutesClause(ClauseKind Kind, Clause Clause, DateOnly? DueOn = null, Rhythm? Rhythm = null)
{
    /// <summary>The edition of the working draft in which it was last written; 0 in an event.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Edition { get; init; }

    /// <summary>The tasks that stand still while a dispute is open (B10), by id; null where it holds none up.</summary>
    public ImmutableArray<string>? Tasks { get; init; }
}

public enum ClauseKind
{
    /// <summary>讨论要点</summary>
    DiscussionPoint,

    /// <summary>共识事项</summary>
    AgreedItem,

    /// <summary>待办任务</summary>
    Task,

    /// <summary>争议点及后续决策方式</summary>
    Dispute,
}

/// <param name="Department">The side for which this head signs.</param>
/// <param name="Source">Where it was read that this person heads the department, and when.</param>
public sealed record Signatory(Department Department, Person Person, string Source, DateTimeOffset ReadAt);
