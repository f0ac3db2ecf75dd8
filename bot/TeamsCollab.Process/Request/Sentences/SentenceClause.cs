namespace TeamsCollab.Process.Request.Sentences;

/// <summary>A part of a sentence between two pauses, and what it tells.</summary>
internal readonly record struct SentenceClause(int Start, int End, ClauseRole Role)
{
    /// <summary>A label of the writer's own says what it tells, and what goes on behind its comma: 标准：无错别字，20页以内.</summary>
    public bool IsLabelled { get; init; }

    public bool Holds(DaySaid day) => Holds(day.Start);

    public bool Holds(AskedDepartments.Place place) => Holds(place.Start);

    private bool Holds(int at) => at >= Start && at < End;
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
