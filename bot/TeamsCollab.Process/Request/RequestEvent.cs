using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Request.RequestEvent.Submitted), "request.submitted.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.Delivered), "request.delivered.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.Undeliverable), "request.undeliverable.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.Accepted), "request.accepted.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.Declined), "request.declined.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.CounterOffered), "request.counterOffered.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.OfferAgreed), "request.offerAgreed.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.OfferRefused), "request.offerRefused.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.ClarificationAsked), "request.clarificationAsked.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.ClarificationAnswered), "request.clarificationAnswered.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.Aligned), "request.aligned.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.Ended), "request.ended.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.HandedOver), "request.handedOver.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.LaneTaken), "request.laneTaken.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.LaneRefused), "request.laneRefused.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.Called), "request.called.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.DebtPaid), "request.debtPaid.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.Reached), "request.reached.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.ImprovementAnswered), "request.improvementAnswered.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.Reminded), "request.reminded.v1")]
    [JsonDerivedType(typeof(Request.RequestEvent.LimitMissed), "request.limitMissed.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Request
{
    public abstract record RequestEvent : CollaborationEvent
    {
        private RequestEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <param name="Number">In the register (F18), such as MKT-2026-015.</param>
        /// <param name="Sides">The initiating side first, then the receivers in the order of the request.</param>
        /// <param name="Heads">Where it was read who heads each side.</param>
        /// <param name="Words">The fields title, what, why and standard (R08-R11), and those that only some requests have.</param>
        /// <param name="EarliestMeeting">If the materials arrive at once (A1). Later than <paramref name="WantedBy"/> means that the date cannot be kept.</param>
        public sealed record Submitted(
            string Number,
            Person Initiator,
            ImmutableArray<Side> Sides,
            ImmutableArray<HeadRead> Heads,
            RequestKind Kind,
            Wording Words,
            DateOnly WantedBy,
            Urgency Urgency,
            Importance Importance,
            Person? Executive,
            ImmutableArray<Material> Materials,
            DateTimeOffset EarliestMeeting,
            DateTimeOffset At) : RequestEvent(At)
        {
            /// <summary>The receivers are offered the urgent lane (R04, B26).</summary>
            public bool IsUrgentLane { get; init; }

            /// <summary>What the initiator chose about the wanted day (B5); null where the limits allow it.</summary>
            public DateChoice? Choice { get; init; }

            /// <summary>By when everyone's limits were over, as foreseen then (B5); null in requests of before it was reckoned.</summary>
            public Deadline? EarliestResult { get; init; }
        }

        /// <summary>The materials reached a receiver (R15, A3).</summary>
        /// <param name="Limit">Until when it is to answer (R16).</param>
        /// <param name="EarliestMeeting">Not before this moment (A1).</param>
        public sealed record Delivered(Department Department, Promise Limit, DateTimeOffset EarliestMeeting, DateTimeOffset At) : RequestEvent(At)
        {
            /// <summary>How the earliest meeting was counted; null in deliveries of before this was kept.</summary>
            public Deadline? MaterialsLead { get; init; }

            [JsonIgnore]
            public override IEnumerable<Promise> Promises => MaterialsLead is { } lead ? [Limit, new Promise(lead, lead.At)] : [Limit];
        }

        /// <param name="Reason">A code, not a person's words.</param>
        public sealed record Undeliverable(Department Department, string Reason, DateTimeOffset At) : RequestEvent(At);

        /// <param name="Assessment">Null where nothing was said (R18).</param>
        public sealed record Accepted(Department Department, Person By, Person DecisionMaker, Person Executor, Wording? Assessment, DateTimeOffset At) : RequestEvent(At);

        public sealed record Declined(Department Department, Person By, Wording Reason, DateTimeOffset At) : RequestEvent(At);

        /// <param name="Offer">Its revision, from 1 for each receiver.</param>
        /// <param name="WantedBy">Null keeps the day asked for.</param>
        /// <param name="Words">The fields scope and resources.</param>
        /// <param name="Limit">Until when the initiator is to answer.</param>
        public sealed record CounterOffered(
            Department Department,
            int Offer,
            Person By,
            Person DecisionMaker,
            Person Executor,
            DateOnly? WantedBy,
            Wording Words,
            Promise Limit,
            DateTimeOffset At) : RequestEvent(At);

        /// <summary>The terms hold between the two; the receiver's acceptance follows in the same write.</summary>
        public sealed record OfferAgreed(Department Department, int Offer, Person By, DateTimeOffset At) : RequestEvent(At);

        /// <param name="AnswerLimit">Until when the receiver is to answer again.</param>
        public sealed record OfferRefused(Department Department, int Offer, Person By, Wording Reason, Promise AnswerLimit, DateTimeOffset At) : RequestEvent(At);

        /// <param name="Question">Q1, Q2 and so on: never used again in the collaboration.</param>
        /// <param name="Limit">Until when the initiator is to answer (A4).</param>
        /// <param name="Pauses">Whether the receiver's clock stands still meanwhile. A receiver that asks when it is late stays late.</param>
        public sealed record ClarificationAsked(string Question, Department Department, Person By, Wording Text, Promise Limit, bool Pauses, DateTimeOffset At) : RequestEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <param name="AnswerLimit">The receiver's limit, moved by the pause; null where its clock does not start again now.</param>
        public sealed record ClarificationAnswered(string Question, Department Department, Person By, Wording Text, Promise? AnswerLimit, DateTimeOffset At) : RequestEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => AnswerLimit is null ? [] : [AnswerLimit];
        }

        /// <summary>Everyone holds the same information and every required receiver accepted: the first stage is done (R07).</summary>
        /// <param name="TakingPart">The sides at that moment. Another receiver may still join until the meeting has ended.</param>
        public sealed record Aligned(ImmutableArray<Department> TakingPart, DateTimeOffset At) : RequestEvent(At);

        /// <summary>The collaboration is over before it could be agreed upon.</summary>
        /// <param name="Department">The required one that declined.</param>
        /// <param name="Reason">The initiator's own words when they withdrew.</param>
        public sealed record Ended(RequestEnd Because, Department? Department, Wording? Reason, DateTimeOffset At) : RequestEvent(At);

        /// <summary>A colleague of the department answers from now on (N02). Its clock goes on as it stood.</summary>
        public sealed record HandedOver(Department Department, Person From, Person To, Person By, DateTimeOffset At) : RequestEvent(At);

        /// <summary>Whoever asks said what becomes of an improvement of an earlier collaboration (B23).</summary>
        /// <param name="Collaboration">The earlier one's id.</param>
        /// <param name="Number">The earlier one's, in the register.</param>
        public sealed record ImprovementAnswered(string Collaboration, string Number, string Improvement, ImprovementFate Fate, Person By, Wording? Reason, DateTimeOffset At) : RequestEvent(At);

        /// <summary>The colleague to whom it was handed over can be reached after all. No clock starts: it ran on.</summary>
        public sealed record Reached(Department Department, DateTimeOffset At) : RequestEvent(At);

        /// <param name="AnswerLimit">The answer in hours (B26); null where it was due sooner already, was given, or stands still.</param>
        public sealed record LaneTaken(Department Department, Person By, Promise? AnswerLimit, DateTimeOffset At) : RequestEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => AnswerLimit is null ? [] : [AnswerLimit];
        }

        /// <summary>The department keeps its working day; nothing else changes for it.</summary>
        public sealed record LaneRefused(Department Department, Person By, DateTimeOffset At) : RequestEvent(At);

        /// <summary>已电话沟通 (N03): from now on its written record is owed.</summary>
        /// <param name="Debt">D1, D2 and so on.</param>
        /// <param name="Limit">Until when the record is owed (B26).</param>
        public sealed record Called(string Debt, Department Department, Person With, DateTimeOffset CalledAt, Person By, Promise Limit, DateTimeOffset At) : RequestEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <param name="Record">The field text.</param>
        public sealed record DebtPaid(string Debt, Person By, Wording Record, ImmutableArray<Material> Materials, DateTimeOffset At) : RequestEvent(At);

        /// <param name="Question">The question, or the debt; null where the answer to the request itself is due.</param>
        public sealed record Reminded(RequestLimit Limit, Department Department, string? Question, Person Person, DateTimeOffset At) : RequestEvent(At);

        /// <param name="Question">The question, or the debt; null where the answer to the request itself was due.</param>
        public sealed record LimitMissed(RequestLimit Limit, DateTimeOffset DueAt, Department Department, string? Question, Person Person, DateTimeOffset At) : RequestEvent(At);
    }

    /// <summary>The stage's limits: a receiver's answer (R16), the initiator's answers to a doubt (A4) and to terms (B6), and the record of a call (B26).</summary>
    public enum RequestLimit
    {
        Answering,
        Clarifying,

        /// <summary>The initiator's answer to a receiver's terms.</summary>
        Agreeing,

        /// <summary>补办事项</summary>
        Paperwork,
    }

    public enum RequestEnd
    {
        Withdrawn,

        /// <summary>A receiver without whom it cannot go on declined (A7).</summary>
        RequiredReceiverDeclined,

        /// <summary>Every receiver declined.</summary>
        NobodyAccepted,
    }
}
