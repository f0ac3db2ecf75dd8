using System.Collections.Immutable;

namespace TeamsCollab.Process.Meeting;

/// <summary>A booked meeting as it stands in the organiser's calendar now.</summary>
/// <param name="JoinUrl">Null where there is none, or none yet.</param>
/// <param name="Answers">Of those who answered the invitation.</param>
public sealed record OutlookEntry(DateTimeOffset Start, int Minutes, string? JoinUrl, ImmutableArray<OutlookAnswer> Answers)
{
    /// <summary>The room that was booked said no.</summary>
    public bool HasRoomDeclined { get; init; }
}

/// <param name="Proposed">The start that this person proposes instead; null where none was proposed.</param>
public sealed record OutlookAnswer(Person Person, Attendance Answer, DateTimeOffset? Proposed);

/// <summary>Whether somebody comes (N05).</summary>
public enum Attendance
{
    /// <summary>参加</summary>
    Coming,

    /// <summary>暂定</summary>
    Tentative,

    /// <summary>不能参加</summary>
    NotComing,
}
