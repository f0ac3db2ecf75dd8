using System.Collections.Immutable;

namespace TeamsCollab.Process.Meeting;

/// <summary>What the calendars offer for a meeting, and, where they offer nothing, who blocks it and what would help (B13).</summary>
/// <param name="Slots">Soonest first, one a half-day.</param>
public sealed record SlotSearch(ImmutableArray<Slot> Slots)
{
    /// <summary>Nothing is known of the calendars.</summary>
    public static SlotSearch Unknown { get; } = new([]);

    /// <summary>Rooms with seats enough, the smallest first; empty where the directory tells of none.</summary>
    public ImmutableArray<MeetingRoom> Rooms { get; init; } = [];

    /// <summary>Those of them that are free at the time for which the meeting is arranged now.</summary>
    public ImmutableArray<MeetingRoom> FreeNow { get; init; } = [];

    /// <summary>Empty where there are slots; else who is least free, most often busy first.</summary>
    public ImmutableArray<Blocker> Blockers { get; init; } = [];

    public ImmutableArray<Relaxation> Relaxations { get; init; } = [];
}

/// <summary>A start at which everybody is free.</summary>
/// <param name="People">How many were asked about.</param>
/// <param name="IsSoonest">No earlier start is allowed at all.</param>
public sealed record Slot(DateTimeOffset Start, int People, bool IsSoonest)
{
    /// <summary>Which are free then, the smallest first.</summary>
    public ImmutableArray<MeetingRoom> Rooms { get; init; } = [];
}

/// <param name="Busy">At how many of the starts this person is not free.</param>
/// <param name="Starts">How many there were; 0 where the calendar cannot be read.</param>
public sealed record Blocker(Person Person, int Busy, int Starts);

/// <summary>What would make a meeting possible, and when it could then begin.</summary>
/// <param name="Without">Who would stay away, where that is what helps.</param>
public sealed record Relaxation(Relaxing How, DateTimeOffset Start, Person? Without, int Minutes);

public enum Relaxing
{
    /// <summary>A shorter meeting, never below the least (R24).</summary>
    Shorter,

    /// <summary>Without somebody who neither decides nor carries out.</summary>
    WithoutOne,

    /// <summary>A later day than was searched.</summary>
    Later,
}
