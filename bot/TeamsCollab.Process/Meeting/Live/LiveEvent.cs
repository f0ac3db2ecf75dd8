using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Meeting.Live.LiveEvent.Began), "live.began.v1")]
    [JsonDerivedType(typeof(Meeting.Live.LiveEvent.PartBegan), "live.partBegan.v1")]
    [JsonDerivedType(typeof(Meeting.Live.LiveEvent.Noted), "live.noted.v1")]
    [JsonDerivedType(typeof(Meeting.Live.LiveEvent.RowFilled), "live.rowFilled.v1")]
    [JsonDerivedType(typeof(Meeting.Live.LiveEvent.RowStruck), "live.rowStruck.v1")]
    [JsonDerivedType(typeof(Meeting.Live.LiveEvent.Disputed), "live.disputed.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Meeting.Live
{
    /// <summary>What happens while people talk (R31-R41, B14).</summary>
    public abstract record LiveEvent : CollaborationEvent
    {
        private LiveEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <param name="Parts">The agenda as it was sent, or the process document's: each part with its minutes.</param>
        public sealed record Began(Person By, ImmutableArray<AgendaEntry> Parts, DateTimeOffset At) : LiveEvent(At);

        /// <summary>The time of the parts before is over.</summary>
        /// <param name="Part">Counts from 0.</param>
        public sealed record PartBegan(int Part, DateTimeOffset At) : LiveEvent(At);

        /// <param name="Department">For which side the writer came; null where that is not known.</param>
        /// <param name="Notes">Each the field text.</param>
        public sealed record Noted(Person By, NoteTopic Topic, Department? Department, ImmutableArray<Wording> Notes, DateTimeOffset At) : LiveEvent(At);

        /// <summary>A row of the grid as it stands now, new or changed.</summary>
        /// <param name="Row">R1, R2 and so on; a number is never used again.</param>
        /// <param name="Words">The fields text, how and standard, those that are filled; owner and due again, so that they are part of what was said.</param>
        /// <param name="Department">The owner's.</param>
        public sealed record RowFilled(Person By, string Row, Wording Words, Person? Owner, Department? Department, DateOnly? DueOn, Rhythm Rhythm, bool IsComplete, DateTimeOffset At) : LiveEvent(At);

        public sealed record RowStruck(Person By, string Row, DateTimeOffset At) : LiveEvent(At);

        /// <summary>No agreement: both positions, and who decides by when (R40, R41).</summary>
        /// <param name="Row">The half-filled row that is logged by this and leaves the grid; null where there was none.</param>
        /// <param name="Words">The fields text, positions and route.</param>
        public sealed record Disputed(Person By, string? Row, Wording Words, Person Decider, DateOnly DecideBy, DateTimeOffset At) : LiveEvent(At);
    }
}
