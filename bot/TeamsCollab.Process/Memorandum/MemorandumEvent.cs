using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Substitution;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Memorandum.MemorandumEvent.Proposed), "memorandum.proposed.v1")]
    [JsonDerivedType(typeof(Memorandum.MemorandumEvent.SetAside), "memorandum.setAside.v1")]
    [JsonDerivedType(typeof(Memorandum.MemorandumEvent.Objected), "memorandum.objected.v1")]
    [JsonDerivedType(typeof(Memorandum.MemorandumEvent.SignedOff), "memorandum.signedOff.v1")]
    [JsonDerivedType(typeof(Memorandum.MemorandumEvent.TookEffect), "memorandum.tookEffect.v1")]
    [JsonDerivedType(typeof(Memorandum.MemorandumEvent.Reminded), "memorandum.reminded.v1")]
    [JsonDerivedType(typeof(Memorandum.MemorandumEvent.LimitMissed), "memorandum.limitMissed.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Memorandum
{
    public abstract record MemorandumEvent : CollaborationEvent
    {
        private MemorandumEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <summary>A draft of the 《跨部门协作备忘录》 went to the heads of all sides (R55).</summary>
        /// <param name="Draft">Counts up from 1. Signatures name the draft that they were given for.</param>
        /// <param name="Clauses">All of it, in order; a clause that was not changed keeps its id and its digest.</param>
        /// <param name="Content">What a signature on this draft covers: <see cref="Clause.ContentOf"/> its clauses.</param>
        /// <param name="Signatories">The head of every side that takes part, as read from the directory.</param>
        /// <param name="Limit">Until when the heads are to sign (A5).</param>
        public sealed record Proposed(
            int Draft,
            Person By,
            ImmutableArray<MemorandumClause> Clauses,
            Digest Content,
            ImmutableArray<Signatory> Signatories,
            Promise Limit,
            DateTimeOffset At) : MemorandumEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <summary>The initiator wants none, although it was suggested (A9). It can still be proposed later.</summary>
        public sealed record SetAside(Person By, ImmutableArray<MemorandumReason> Reasons, DateTimeOffset At) : MemorandumEvent(At);

        /// <param name="Clause">Null where the memorandum as a whole is objected to.</param>
        public sealed record Objected(int Draft, Person By, string? Clause, Wording Reason, DateTimeOffset At) : MemorandumEvent(At);

        /// <param name="Departments">For which sides this person signs.</param>
        /// <param name="Name">The signatory's name at that moment.</param>
        public sealed record SignedOff(int Draft, Person By, ImmutableArray<Department> Departments, Wording Name, Digest Content, DateTimeOffset At) : MemorandumEvent(At)
        {
            /// <summary>In whose place it was signed, and why that was allowed (B19); null where the head signed.</summary>
            public OnBehalf? OnBehalf { get; init; }

            /// <summary>Whose signature it is.</summary>
            [JsonIgnore]
            public Person Head => OnBehalf?.Head ?? By;

            [JsonIgnore]
            public override Signing Signature => new(By, CardName.MemorandumSignOff);
        }

        /// <summary>Every side has signed.</summary>
        public sealed record TookEffect(int Draft, DateTimeOffset At) : MemorandumEvent(At);

        public sealed record Reminded(ImmutableArray<Person> People, DateTimeOffset At) : MemorandumEvent(At);

        public sealed record LimitMissed(DateTimeOffset DueAt, ImmutableArray<Person> People, DateTimeOffset At) : MemorandumEvent(At);
    }
}
