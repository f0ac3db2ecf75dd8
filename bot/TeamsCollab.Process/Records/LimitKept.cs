namespace TeamsCollab.Process.Records;

/// <summary>One limit of the process and whether somebody kept it.</summary>
/// <param name="Who">Whose limit it was.</param>
/// <param name="Key">The receiver, the task or the draft, where there are several.</param>
/// <param name="DueAt">As it was promised; of the materials counted back from the meeting.</param>
/// <param name="DoneAt">Null while it is not done.</param>
/// <param name="Kept">Done at or before the due time. Null while it can still be kept.</param>
public sealed record LimitKept(LimitName Limit, Person Who, string? Key, DateTimeOffset DueAt, DateTimeOffset? DoneAt, bool? Kept);

/// <summary>The limits that the process document sets, and those that the organisation added (A4, A5, A11).</summary>
public enum LimitName
{
    /// <summary>R15, A1: the materials two working days before the meeting, for each receiver.</summary>
    Materials,

    /// <summary>R16: each receiver's answer.</summary>
    Answer,

    /// <summary>B26: the written record of each call.</summary>
    Paperwork,

    /// <summary>R28: the agenda a day ahead.</summary>
    Agenda,

    /// <summary>R42: the minutes.</summary>
    Minutes,

    /// <summary>R46: each participant's confirmation.</summary>
    Confirmation,

    /// <summary>R48: each head's signature.</summary>
    Signature,

    /// <summary>R45: each task's own date.</summary>
    Task,

    /// <summary>A11: the acceptance of each delivery.</summary>
    Acceptance,

    /// <summary>R74: the retrospective.</summary>
    Retrospective,
}
