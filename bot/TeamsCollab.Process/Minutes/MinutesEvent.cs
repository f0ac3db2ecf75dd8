using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Substitution;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Minutes.MinutesEvent.Awaited), "minutes.awaited.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.Written), "minutes.written.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.Struck), "minutes.struck.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.Circulated), "minutes.circulated.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.Confirmed), "minutes.confirmed.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.Objected), "minutes.objected.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.TookOn), "minutes.tookOn.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.TakenAsConfirmed), "minutes.takenAsConfirmed.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.AllConfirmed), "minutes.allConfirmed.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.Ratified), "minutes.ratified.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.NotRatified), "minutes.notRatified.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.SignedOff), "minutes.signedOff.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.TookEffect), "minutes.tookEffect.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.Reminded), "minutes.reminded.v1")]
    [JsonDerivedType(typeof(Minutes.MinutesEvent.LimitMissed), "minutes.limitMissed.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Minutes
{
    public abstract record MinutesEvent : CollaborationEvent
    {
        private MinutesEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <summary>The meeting is over; the initiator owes the minutes (R42).</summary>
        public sealed record Awaited(Person Writer, Promise Limit, DateTimeOffset At) : MinutesEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <summary>Clauses were added to the working draft, or replaced where the id was there before.</summary>
        public sealed record Written(Person By, ImmutableArray<MinutesClause> Clauses, DateTimeOffset At) : MinutesEvent(At);

        public sealed record Struck(Person By, string Clause, DateTimeOffset At) : MinutesEvent(At);

        /// <summary>The working draft went round as it stood.</summary>
        /// <param name="Draft">Counts up from 1. Confirmations and signatures name the draft that they were given for.</param>
        /// <param name="Content">What a signature on this draft covers: <see cref="Clause.ContentOf"/> the clauses written so far.</param>
        /// <param name="Participants">Everyone who must confirm (R46), the writer included.</param>
        /// <param name="MustConfirmAgain">Whose earlier confirmation fell, because a clause that binds them changed (B2).</param>
        /// <param name="Signatories">The head of every side that takes part (R48), as read from the directory.</param>
        /// <param name="Limit">Until when everyone is to confirm (A5).</param>
        public sealed record Circulated(
            int Draft,
            Person By,
            Digest Content,
            ImmutableArray<Person> Participants,
            ImmutableArray<Person> MustConfirmAgain,
            ImmutableArray<Signatory> Signatories,
            Promise Limit,
            DateTimeOffset At) : MinutesEvent(At)
        {
            /// <summary>By which draft of a memorandum, signed by all sides before, silence counts as confirmation (B18); null where it does not.</summary>
            public int? SilenceByMemorandum { get; init; }

            /// <summary>决策人缺席·待追认 (B12): the sides for which nobody came who may decide; their heads must ratify.</summary>
            public ImmutableArray<Department> ToRatify { get; init; } = [];

            /// <summary>The dispute whose ruling is all that this draft changes in minutes that are in force (B10); null of a draft that somebody wrote.</summary>
            public string? Ruling { get; init; }

            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        public sealed record Confirmed(int Draft, Person By, Digest Content, DateTimeOffset At) : MinutesEvent(At);

        /// <param name="Clause">Null where the minutes as a whole are objected to.</param>
        /// <param name="Limit">Until when the writer owes the next draft.</param>
        public sealed record Objected(int Draft, Person By, string? Clause, Wording Reason, Promise Limit, DateTimeOffset At) : MinutesEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <summary>接受任务 (B9): its owner took on a task as this draft has it.</summary>
        /// <param name="Content">The digest of the task's clause.</param>
        public sealed record TookOn(int Draft, string Task, Person By, Digest Content, DateTimeOffset At) : MinutesEvent(At);

        /// <summary>逾期未反馈视为同意 (B18): the limit passed, and the memorandum that was signed before says that silence then counts.</summary>
        /// <param name="People">Who said nothing. As attendees only: a head still signs.</param>
        /// <param name="Memorandum">The draft of the memorandum that says so.</param>
        /// <param name="Reversible">Until when each of them can still object or confirm.</param>
        public sealed record TakenAsConfirmed(int Draft, ImmutableArray<Person> People, Digest Content, int Memorandum, Promise Reversible, DateTimeOffset At) : MinutesEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Reversible];
        }

        /// <param name="Limit">Until when the heads are to sign (A5).</param>
        public sealed record AllConfirmed(int Draft, Promise Limit, DateTimeOffset At) : MinutesEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <summary>追认 (B12)</summary>
        /// <param name="Departments">For which sides.</param>
        public sealed record Ratified(int Draft, Person By, ImmutableArray<Department> Departments, Digest Content, DateTimeOffset At) : MinutesEvent(At);

        /// <summary>不追认 (B12)</summary>
        /// <param name="Limit">Until when the writer owes the next draft.</param>
        public sealed record NotRatified(int Draft, Person By, ImmutableArray<Department> Departments, Wording Reason, Promise Limit, DateTimeOffset At) : MinutesEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <param name="Departments">For which sides this person signs.</param>
        /// <param name="Name">The signatory's name at that moment.</param>
        public sealed record SignedOff(int Draft, Person By, ImmutableArray<Department> Departments, Wording Name, Digest Content, DateTimeOffset At) : MinutesEvent(At)
        {
            /// <summary>In whose place it was signed, and why that was allowed (B19); null where the head signed.</summary>
            public OnBehalf? OnBehalf { get; init; }

            /// <summary>Whose signature it is.</summary>
            [JsonIgnore]
            public Person Head => OnBehalf?.Head ?? By;

            /// <summary>Where this head approved in the company's OA system (R49); null of a signature on the card.</summary>
            public OaApproval? Oa { get; init; }

            /// <summary>已知悉: tasks whose owners had not taken them on, as the signatory knew (B9); null where there were none.</summary>
            public ImmutableArray<string>? Unaccepted { get; init; }

            /// <summary>保留意见 (B10): clauses to which the signatory does not agree; null where the signature covers all.</summary>
            public ImmutableArray<string>? Reserved { get; init; }

            /// <summary>Why; null where nothing is reserved.</summary>
            public Wording? Reservation { get; init; }

            [JsonIgnore]
            public override Signing Signature => new(By, CardName.MinutesSignOff);
        }

        /// <summary>生效: the signed minutes are the basis of execution (R50).</summary>
        public sealed record TookEffect(int Draft, DateTimeOffset At) : MinutesEvent(At);

        public sealed record Reminded(MinutesLimit Limit, ImmutableArray<Person> People, DateTimeOffset At) : MinutesEvent(At);

        public sealed record LimitMissed(MinutesLimit Limit, DateTimeOffset DueAt, ImmutableArray<Person> People, DateTimeOffset At) : MinutesEvent(At);
    }

    /// <summary>An approval that was given in the company's OA system (R49).</summary>
    /// <param name="RecordedBy">Who brought it here: the head, or an account that an administrator authorised.</param>
    /// <param name="Words">The fields number, approver and link.</param>
    /// <param name="ApprovedAt">When it was given there.</param>
    public sealed record OaApproval(Person RecordedBy, Wording Words, DateTimeOffset ApprovedAt);

    /// <summary>The stage's limits: writing (R42), confirming and signing (A5).</summary>
    public enum MinutesLimit
    {
        Writing,
        Confirming,
        Signing,
    }
}
