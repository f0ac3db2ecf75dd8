using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Procedure;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Dispute.DisputeEvent.Docketed), "dispute.docketed.v1")]
    [JsonDerivedType(typeof(Dispute.DisputeEvent.Escalated), "dispute.escalated.v1")]
    [JsonDerivedType(typeof(Dispute.DisputeEvent.LimitMissed), "dispute.limitMissed.v1")]
    [JsonDerivedType(typeof(Dispute.DisputeEvent.Ruled), "dispute.ruled.v1")]
    [JsonDerivedType(typeof(Dispute.DisputeEvent.Settled), "dispute.settled.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Dispute
{
    /// <summary>What becomes of the points of dispute in minutes that are in force (R41, B10).</summary>
    public abstract record DisputeEvent : CollaborationEvent
    {
        private DisputeEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <summary>The minutes came into force with open disputes: from now on their tasks stand still.</summary>
        public sealed record Docketed(ImmutableArray<DocketedDispute> Disputes, DateTimeOffset At) : DisputeEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => Disputes.Select(dispute => dispute.Limit);
        }

        /// <summary>The agreed day has come: the decider is asked for the ruling.</summary>
        public sealed record Escalated(string Dispute, Person Decider, DateTimeOffset At) : DisputeEvent(At);

        /// <summary>The agreed day went by without a ruling.</summary>
        /// <param name="People">Who hears of it beside the decider: the initiator, the heads of the sides, and the member of management whose support was asked for.</param>
        public sealed record LimitMissed(string Dispute, DateTimeOffset DueAt, Person Decider, ImmutableArray<Person> People, DateTimeOffset At) : DisputeEvent(At);

        /// <summary>裁决. Stands in the next version of the minutes, which goes round to those whom it binds.</summary>
        /// <param name="Draft">That version.</param>
        public sealed record Ruled(string Dispute, int Draft, Person By, Wording Ruling, DateTimeOffset At) : DisputeEvent(At);

        /// <summary>The version with the rulings is in force: what stood still runs again, with the time that was left.</summary>
        public sealed record Settled(ImmutableArray<string> Disputes, int Draft, ImmutableArray<ReleasedTask> Released, DateTimeOffset At) : DisputeEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => Released.SelectMany(task => task.Promises);
        }
    }

    /// <param name="Tasks">The tasks that wait for the ruling.</param>
    /// <param name="Limit">Until when it is to be ruled: close of business of the agreed day.</param>
    public sealed record DocketedDispute(string Id, Person Decider, ImmutableArray<string> Tasks, Promise Limit);
}
