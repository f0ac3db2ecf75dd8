using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Execution.ExecutionEvent.Started), "execution.started.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.ProgressAsked), "execution.progressAsked.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.ProgressReported), "execution.progressReported.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.ProgressMissed), "execution.progressMissed.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.HandedIn), "execution.handedIn.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.WorkAccepted), "execution.workAccepted.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.WorkReturned), "execution.workReturned.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.WaiverProposed), "execution.waiverProposed.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.WaiverAgreed), "execution.waiverAgreed.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.WaiverDeclined), "execution.waiverDeclined.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.Waived), "execution.waived.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.Reminded), "execution.reminded.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.LimitMissed), "execution.limitMissed.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.WeekReviewed), "execution.weekReviewed.v1")]
    [JsonDerivedType(typeof(Execution.ExecutionEvent.Completed), "execution.completed.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Execution
{
    public abstract record ExecutionEvent : CollaborationEvent
    {
        private ExecutionEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <summary>The signed minutes are the basis of execution: their tasks are open from now on (R50).</summary>
        /// <param name="ReviewAt">When the initiator first reviews the tasks (R67).</param>
        public sealed record Started(ImmutableArray<AssignedTask> Tasks, DateTimeOffset ReviewAt, DateTimeOffset At) : ExecutionEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => Tasks.SelectMany(task => new[] { task.Limit, task.Progress });
        }

        /// <summary>The clock asked the owner how the task stands.</summary>
        public sealed record ProgressAsked(string Task, DateTimeOffset At) : ExecutionEvent(At);

        /// <param name="Next">Until when the next report is expected.</param>
        public sealed record ProgressReported(string Task, int Report, Person By, ProgressStatus Status, int Percent, Wording? Note, Promise Next, DateTimeOffset At)
            : ExecutionEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Next];
        }

        /// <summary>A period passed without a report. After an outage the periods that passed are one.</summary>
        public sealed record ProgressMissed(string Task, DateTimeOffset DueAt, Promise Next, DateTimeOffset At) : ExecutionEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Next];
        }

        /// <param name="Acceptance">Until when the initiator is to accept or return it (A11).</param>
        public sealed record HandedIn(string Task, int Delivery, Person By, Wording Evidence, Promise Acceptance, DateTimeOffset At) : ExecutionEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Acceptance];
        }

        public sealed record WorkAccepted(string Task, int Delivery, Person By, DateTimeOffset At) : ExecutionEvent(At);

        /// <param name="Next">Until when the next progress report is expected.</param>
        public sealed record WorkReturned(string Task, int Delivery, Person By, Wording Reason, Promise Next, DateTimeOffset At) : ExecutionEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Next];
        }

        /// <summary>The proposer has agreed by proposing.</summary>
        /// <param name="Required">Who must agree (A10, B1).</param>
        /// <param name="Heads">The heads among them, as read from the directory.</param>
        /// <param name="Content">The task's clause and the reason, which an agreement covers.</param>
        public sealed record WaiverProposed(
            string Task,
            int Proposal,
            Person By,
            Wording Reason,
            ImmutableArray<Person> Required,
            ImmutableArray<Signatory> Heads,
            Digest Content,
            DateTimeOffset At) : ExecutionEvent(At);

        public sealed record WaiverAgreed(string Task, int Proposal, Person By, Digest Content, DateTimeOffset At) : ExecutionEvent(At);

        public sealed record WaiverDeclined(string Task, int Proposal, Person By, Wording Reason, DateTimeOffset At) : ExecutionEvent(At);

        /// <summary>Both sides dropped the task (A10).</summary>
        public sealed record Waived(string Task, int Proposal, DateTimeOffset At) : ExecutionEvent(At);

        public sealed record Reminded(string Task, ExecutionLimit Limit, DateTimeOffset At) : ExecutionEvent(At);

        public sealed record LimitMissed(string Task, ExecutionLimit Limit, DateTimeOffset DueAt, DateTimeOffset At) : ExecutionEvent(At);

        /// <summary>The initiator was shown how every task stands (R67).</summary>
        public sealed record WeekReviewed(DateTimeOffset NextAt, DateTimeOffset At) : ExecutionEvent(At);

        /// <summary>Every task was accepted or waived (A10).</summary>
        public sealed record Completed(DateTimeOffset At) : ExecutionEvent(At);
    }

    /// <param name="Id">The clause id in the minutes.</param>
    /// <param name="Limit">Close of business of <paramref name="DueOn"/>, with a reminder one working day before.</param>
    /// <param name="Progress">Until when the first progress report is expected.</param>
    public sealed record AssignedTask(string Id, Person Owner, Department Department, DateOnly DueOn, Promise Limit, Rhythm Rhythm, Promise Progress);

    /// <summary>The stage's limits on one task: the task's own (R45) and the acceptance of a delivery (A11).</summary>
    public enum ExecutionLimit
    {
        Task,
        Acceptance,
    }
}
