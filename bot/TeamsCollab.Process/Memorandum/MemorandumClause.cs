using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Memorandum;

/// <summary>A clause of the memorandum. It has no owner, so it binds every side.</summary>
public sealed record MemorandumClause(MemorandumClauseKind Kind, Clause Clause);

/// <summary>In the order in which they stand in the document.</summary>
public enum MemorandumClauseKind
{
    /// <summary>协作目标 (R56)</summary>
    Goal,

    /// <summary>双方权责 (R57)</summary>
    Duties,

    /// <summary>交付标准 (R58)</summary>
    Standard,

    /// <summary>争议解决机制 (R59)</summary>
    Resolution,

    /// <summary>其他条款 (R59, 等核心条款)</summary>
    Further,

    /// <summary>默示同意 (B18): an attendee who says nothing in time has confirmed the minutes.</summary>
    Silence,
}

/// <summary>Why a collaboration is complex enough for a memorandum (A9).</summary>
public enum MemorandumReason
{
    Departments,
    Budget,
    Duration,
    Dispute,
}
