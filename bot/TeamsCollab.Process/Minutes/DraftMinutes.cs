using System.Collections.Immutable;

namespace TeamsCollab.Process.Minutes;

/// <summary>The minutes as somebody wrote them, before they are sealed.</summary>
public sealed record DraftMinutes(
    ImmutableArray<DraftPoint> Points,
    ImmutableArray<DraftPoint> Agreed,
    ImmutableArray<DraftTask> Tasks,
    ImmutableArray<DraftDispute> Disputes);

/// <summary>A discussion point (讨论要点) or an agreed item (共识事项).</summary>
/// <param name="Id">The clause that it edits; null for a new one.</param>
/// <param name="Department">Whose point it is (F09); null where it is everybody's.</param>
public sealed record DraftPoint(string? Id, Department? Department, string Text);

/// <summary>A to-do (待办任务): who does what, when, how and to which standard (R35-R38, R45).</summary>
public sealed record DraftTask(string? Id, string What, Person Owner, DateOnly DueOn, string How, string Standard, Rhythm Rhythm);

/// <summary>A point of dispute (争议点) and how it will be decided (R40, R41).</summary>
public sealed record DraftDispute(string? Id, string Text, string DecisionRoute);

/// <summary>How often progress is reported (R62).</summary>
public enum Rhythm
{
    Daily,
    Weekly,
}
