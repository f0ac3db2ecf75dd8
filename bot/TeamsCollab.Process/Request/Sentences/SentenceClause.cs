namespace TeamsCollab.Process.Request.Sentences;

/// <summary>A part of a sentence between two pauses, and what it tells.</summary>
internal readonly record struct SentenceClause(int Start, int End, ClauseRole Role)
{
    public bool Holds(DaySaid day) => day.Start >= Start && day.Start < End;
}

internal enum ClauseRole
{
    /// <summary>What is asked for.</summary>
    Asking,

    Reason,
    Standard,

    /// <summary>谢谢, 紧急: nothing that the form has a place for.</summary>
    Courtesy,
}
