using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.Applied), "procedure.applied.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.Agreed), "procedure.agreed.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.Approved), "procedure.approved.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.Refused), "procedure.refused.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.Withdrawn), "procedure.withdrawn.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.ChangeRaised), "procedure.changeRaised.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.ChangeProposed), "procedure.changeProposed.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.ChangeAgreed), "procedure.changeAgreed.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.ChangeDeclined), "procedure.changeDeclined.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.ChangeSettled), "procedure.changeSettled.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.Reminded), "procedure.reminded.v1")]
    [JsonDerivedType(typeof(Procedure.ProcedureEvent.LimitMissed), "procedure.limitMissed.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Procedure
{
    public abstract record ProcedureEvent : CollaborationEvent
    {
        private ProcedureEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <summary>A procedure of the company was begun (R51-R54).</summary>
        /// <param name="Id">R1, B1 or O1, counting up by kind: never used again in the collaboration.</param>
        /// <param name="Department">The side that needs or grants it.</param>
        /// <param name="Content">What an approval covers: <see cref="Clause.ContentOf"/> the application as its one clause.</param>
        /// <param name="Approvers">Who must approve, as read from the settings or the directory. Of a procedure outside the bot, who reports its result.</param>
        /// <param name="Tasks">The minutes' tasks that take effect only when it is approved (B11).</param>
        /// <param name="Days">In how many working days of the approval these tasks are due; null where their own day stands.</param>
        /// <param name="Replaces">The refused application that this one takes the place of.</param>
        /// <param name="Limit">Until when it is to be decided.</param>
        public sealed record Applied(
            string Id,
            ProcedureKind Kind,
            Person By,
            Department Department,
            Wording Words,
            Digest Content,
            ImmutableArray<Approver> Approvers,
            ImmutableArray<string> Tasks,
            int? Days,
            string? Replaces,
            Promise Limit,
            DateTimeOffset At) : ProcedureEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <summary>One approver approved.</summary>
        /// <param name="Name">The approver's name at that moment.</param>
        public sealed record Agreed(string Id, Person By, Wording Name, Digest Content, DateTimeOffset At) : ProcedureEvent(At)
        {
            [JsonIgnore]
            public override Signing Signature => new(By, CardName.ProcedureApproval);
        }

        /// <summary>All approved: what waited for it takes effect (B11).</summary>
        /// <param name="Released">The running tasks that start now.</param>
        public sealed record Approved(string Id, ImmutableArray<ReleasedTask> Released, DateTimeOffset At) : ProcedureEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => Released.SelectMany(task => task.Promises);
        }

        public sealed record Refused(string Id, Person By, Digest Content, Wording Reason, DateTimeOffset At) : ProcedureEvent(At);

        /// <summary>The applicant took it back before it was decided.</summary>
        public sealed record Withdrawn(string Id, Person By, Wording Reason, DateTimeOffset At) : ProcedureEvent(At);

        /// <summary>What the plan rested on is not there: it must be changed, with both sides' consent (B11, R72).</summary>
        /// <param name="Limit">Until when the initiator is to say what becomes of the tasks.</param>
        public sealed record ChangeRaised(string Id, ImmutableArray<string> Tasks, Promise Limit, DateTimeOffset At) : ProcedureEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <summary>The initiator has agreed by proposing.</summary>
        /// <param name="DueOn">The tasks' new day; null unless they get one.</param>
        /// <param name="Required">Who must agree (B1).</param>
        /// <param name="Heads">The heads among them, as read from the directory.</param>
        /// <param name="Content">The application, the tasks' clauses, what becomes of them and why: what an agreement covers.</param>
        /// <param name="Limit">Until when the others are to answer.</param>
        public sealed record ChangeProposed(
            string Id,
            int Proposal,
            Person By,
            ChangeOutcome Outcome,
            DateOnly? DueOn,
            Wording Reason,
            ImmutableArray<string> Tasks,
            ImmutableArray<Person> Required,
            ImmutableArray<Signatory> Heads,
            Digest Content,
            Promise Limit,
            DateTimeOffset At) : ProcedureEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        public sealed record ChangeAgreed(string Id, int Proposal, Person By, Digest Content, DateTimeOffset At) : ProcedureEvent(At);

        /// <param name="Limit">Until when the initiator is to propose something else.</param>
        public sealed record ChangeDeclined(string Id, int Proposal, Person By, Wording Reason, Promise Limit, DateTimeOffset At) : ProcedureEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <summary>All affected sides agreed on what becomes of the tasks.</summary>
        /// <param name="Dropped">The tasks that are no longer to be done.</param>
        /// <param name="Released">The tasks that go on, with their limits.</param>
        public sealed record ChangeSettled(string Id, int Proposal, ImmutableArray<string> Dropped, ImmutableArray<ReleasedTask> Released, DateTimeOffset At) : ProcedureEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => Released.SelectMany(task => task.Promises);
        }

        public sealed record Reminded(string Id, ProcedureLimit Limit, ImmutableArray<Person> People, DateTimeOffset At) : ProcedureEvent(At);

        public sealed record LimitMissed(string Id, ProcedureLimit Limit, DateTimeOffset DueAt, ImmutableArray<Person> People, DateTimeOffset At) : ProcedureEvent(At);
    }

    /// <param name="Source">Where it was read that this person approves: settings, directory, or the application itself.</param>
    public sealed record Approver(Person Person, string Source, DateTimeOffset ReadAt);

    /// <summary>A task that starts, or starts again, with what its limits are now.</summary>
    public sealed record ReleasedTask(string Task, DateOnly DueOn, Promise Limit, Promise Progress)
    {
        [JsonIgnore]
        public IEnumerable<Promise> Promises => [Limit, Progress];
    }

    public enum ProcedureKind
    {
        /// <summary>《资源申请表》 (R53)</summary>
        ResourceApplication,

        /// <summary>《预算审批单》 (R54)</summary>
        BudgetApproval,

        /// <summary>Any other procedure of the company, carried out elsewhere and recorded here (R51).</summary>
        Other,
    }

    /// <summary>What becomes of tasks whose resource or budget was refused.</summary>
    public enum ChangeOutcome
    {
        Drop,
        Redate,

        /// <summary>They are done without it, by their own day.</summary>
        Keep,
    }

    public enum ProcedureLimit
    {
        Approval,
        Change,
    }
}
