using System.Collections.Immutable;

namespace TeamsCollab.Process.Minutes;

/// <summary>A clause of the minutes as somebody wrote it, before it is sealed.</summary>
/// <param name="Id">The clause that it replaces; null for a new one.</param>
public abstract record DraftClause(string? Id)
{
    /// <summary>讨论要点, grouped by department (F09); no department where it is everybody's.</summary>
    public sealed record Point(string? Id, Department? Department, string Text) : DraftClause(Id);

    /// <summary>共识事项 (F10).</summary>
    public sealed record Agreed(string? Id, string Text) : DraftClause(Id);

    /// <summary>待办任务: who does what, when, how and to which standard (R35-R38, R45).</summary>
    /// <param name="VagueReason">Why a word that promises nothing must stay for now (B8); empty where none does.</param>
    public sealed record Task(string? Id, string What, Person Owner, DateOnly DueOn, string How, string Standard, Rhythm Rhythm, string VagueReason = "") : DraftClause(Id);

    /// <summary>争议点 and how it will be decided (R40, R41).</summary>
    public sealed record Dispute(string? Id, string Text, string DecisionRoute) : DraftClause(Id)
    {
        /// <summary>What each side holds, one line a side; empty where nobody wrote it down.</summary>
        public string Positions { get; init; } = string.Empty;

        public Person? Decider { get; init; }

        /// <summary>Until when it is decided.</summary>
        public DateOnly? DecideBy { get; init; }

        /// <summary>What could be decided, one a line (B10); empty where nobody said.</summary>
        public string Options { get; init; } = string.Empty;

        /// <summary>The tasks that wait for the ruling.</summary>
        public ImmutableArray<string> Tasks { get; init; } = [];
    }
}

/// <summary>How often progress is reported (R62).</summary>
public enum Rhythm
{
    Daily,
    Weekly,
}
