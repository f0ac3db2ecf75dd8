using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TeamsCollab.Process.Calendar;

/// <summary>
/// A due time as it was promised, with everything that explains it (B3, B4). Stored inside events: a change of settings or of
/// the calendar never alters it. Two deadlines are equal when all their parts are, the days of the trail included.
/// </summary>
/// <param name="At">The last moment that is still in time, with the organisation zone's offset.</param>
/// <param name="From">The moment counted from, with the organisation zone's offset.</param>
/// <param name="WorkingDays">The limit in working days; negative when counted backwards from <paramref name="From"/>.</param>
/// <param name="Calendar">The version of the calendar it was found with.</param>
/// <param name="Provisional">暂定: a day that was looked at lies in a year without a published notice (A13).</param>
/// <param name="Trail">Every day looked at, in order of date; empty where the trail was left out.</param>
public sealed record Deadline(
    DateTimeOffset At,
    DateTimeOffset From,
    int WorkingDays,
    string Calendar,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Provisional,
    ImmutableArray<TrailDay> Trail)
{
    private readonly ImmutableArray<TrailDay> _trail = Trail.IsDefault ? [] : Trail;

    public ImmutableArray<TrailDay> Trail
    {
        get => _trail;
        init => _trail = value.IsDefault ? [] : value;
    }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public DeadlineRule Rule { get; init; }

    /// <summary>Working hours of an hours rule, or hours before the meeting of the agenda rule; otherwise 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Hours { get; init; }

    /// <summary>Working time that was left at a pause, of the time left rule; otherwise zero.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan Left { get; init; }

    /// <summary>The same promise without the days, for states that must stay small; the trail can be found again from the event.</summary>
    public Deadline WithoutTrail() => this with { Trail = [] };

    /// <summary>Whether something done at that moment was done in time: up to and including <see cref="At"/>.</summary>
    public bool IsKeptBy(DateTimeOffset done) => done <= At;

    public bool Equals(Deadline? other) =>
        other is not null
        && (At, At.Offset, From, WorkingDays, Calendar, Provisional, Rule, Hours, Left)
            == (other.At, other.At.Offset, other.From, other.WorkingDays, other.Calendar, other.Provisional, other.Rule, other.Hours, other.Left)
        && Trail.AsSpan().SequenceEqual(other.Trail.AsSpan());

    public override int GetHashCode() => HashCode.Combine(At, From, WorkingDays, Calendar, Provisional, Rule, Hours, Trail.Length);
}
