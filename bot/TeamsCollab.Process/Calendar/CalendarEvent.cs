using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Calendar.CalendarEvent.Recomputed), "calendar.recomputed.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Calendar
{
    public abstract record CalendarEvent : CollaborationEvent
    {
        private CalendarEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <summary>Another calendar was adopted, and every provisional limit that runs was counted again with it (B3, A13). Firm ones never move.</summary>
        /// <param name="Version">Of the calendar adopted.</param>
        public sealed record Recomputed(string Version, ImmutableArray<RecomputedLimit> Limits, DateTimeOffset At) : CalendarEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => Limits.Select(limit => limit.After);
        }
    }

    /// <param name="Key">The department, the question, the task or the improvement; null where there is one such limit.</param>
    /// <param name="Before">As it was promised, without the days.</param>
    /// <param name="After">With the days that explain it (B4).</param>
    public sealed record RecomputedLimit(ClockLimit Limit, string? Key, Deadline Before, Promise After)
    {
        /// <summary>The due time itself changed, so that people must hear of it.</summary>
        [JsonIgnore]
        public bool Moved => Before.At != After.Due.At;
    }
}
