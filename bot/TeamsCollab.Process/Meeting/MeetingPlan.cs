using System.Collections.Immutable;

namespace TeamsCollab.Process.Meeting;

/// <summary>The meeting as the initiator wants it (R23-R27).</summary>
/// <param name="Minutes">How long it is to last: at least an hour (R24).</param>
/// <param name="Place">A room, a link, or words such as 线上腾讯会议 (F05). May stay empty for a Teams meeting only.</param>
public sealed record MeetingPlan(DateTimeOffset Start, int Minutes, MeetingForm Form, string? Place, ImmutableArray<Attendee> Attendees)
{
    /// <summary>The mailbox of the room that is booked too; null for none.</summary>
    public string? Room { get; init; }

    /// <summary>The initiator says that the others invited are directly concerned (N06).</summary>
    public bool OthersAreConcerned { get; init; }
}

/// <param name="Department">For which side this person comes.</param>
public sealed record Attendee(Person Person, Department Department, AttendeeRole Role);

/// <summary>会议形式 (R27)</summary>
public enum MeetingForm
{
    /// <summary>线上; without a place it is a Teams meeting.</summary>
    Online,

    /// <summary>线下</summary>
    OnSite,

    Other,
}

public enum AttendeeRole
{
    /// <summary>决策人 (R25)</summary>
    DecisionMaker,

    /// <summary>执行人 (R26)</summary>
    Executor,

    Other,
}
