using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.Awaited), "retrospective.awaited.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.Arranged), "retrospective.arranged.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.MovedInOutlook), "retrospective.movedInOutlook.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.CancelledInOutlook), "retrospective.cancelledInOutlook.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.Answered), "retrospective.answered.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.AllAnswered), "retrospective.allAnswered.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.Held), "retrospective.held.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.Reported), "retrospective.reported.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.ReportRead), "retrospective.reportRead.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.ImprovementFinished), "retrospective.improvementFinished.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.ImprovementClosed), "retrospective.improvementClosed.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.ImprovementReopened), "retrospective.improvementReopened.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.ImprovementCarried), "retrospective.improvementCarried.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.ImprovementSettled), "retrospective.improvementSettled.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.Reminded), "retrospective.reminded.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.LimitMissed), "retrospective.limitMissed.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.ImprovementReminded), "retrospective.improvementReminded.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.ImprovementOverdue), "retrospective.improvementOverdue.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.Closed), "retrospective.closed.v1")]
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.Filed), "retrospective.filed.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Retrospective
{
    public abstract record RetrospectiveEvent : CollaborationEvent
    {
        private RetrospectiveEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <summary>The tasks are completed; the initiator owes the retrospective (R74) and every side its answers.</summary>
        /// <param name="Initiator">Who organises it.</param>
        /// <param name="Sides">Every side that answers, with the person whom the bot asks.</param>
        public sealed record Awaited(Person Initiator, ImmutableArray<AskedSide> Sides, Promise Limit, DateTimeOffset At) : RetrospectiveEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Limit];
        }

        /// <param name="Participants">Everyone who met, and the heads.</param>
        /// <param name="IsLate">Whether it starts after the limit (R74): accepted all the same.</param>
        public sealed record Arranged(
            int Arrangement,
            Person By,
            DateTimeOffset Start,
            int Minutes,
            MeetingForm Form,
            Wording? Place,
            ImmutableArray<Person> Participants,
            bool IsLate,
            DateTimeOffset At) : RetrospectiveEvent(At);

        /// <summary>The organiser changed the time in Outlook.</summary>
        /// <param name="Arrangement">One more than before: whoever has the former time before their eyes is told.</param>
        public sealed record MovedInOutlook(int Arrangement, DateTimeOffset Start, int Minutes, bool IsLate, DateTimeOffset At) : RetrospectiveEvent(At);

        /// <summary>It was deleted or cancelled in Outlook: another one is to be arranged.</summary>
        /// <param name="Arrangement">The one that is gone.</param>
        public sealed record CancelledInOutlook(int Arrangement, DateTimeOffset At) : RetrospectiveEvent(At);

        /// <param name="Version">Counts up per side.</param>
        /// <param name="Words">The fields whyNot, wentWell, gotStuck and improve.</param>
        public sealed record Answered(Department Department, int Version, Person By, GoalsReached GoalsReached, Wording Words, DateTimeOffset At) : RetrospectiveEvent(At);

        /// <summary>Every side has answered: from now on they see each other's answers (B22).</summary>
        public sealed record AllAnswered(DateTimeOffset At) : RetrospectiveEvent(At);

        /// <param name="LimitKept">Whether it took place within the limit (R74).</param>
        /// <param name="Report">Until when the initiator owes the report. The document states no limit; that of the minutes is used.</param>
        public sealed record Held(Person By, DateTimeOffset StartedAt, DateTimeOffset EndedAt, ImmutableArray<Person> Present, bool LimitKept, Promise Report, DateTimeOffset At)
            : RetrospectiveEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [Report];
        }

        /// <param name="Heads">Of both sides (R81), as read from the directory.</param>
        /// <param name="Management">Company management (R82), as read from the directory.</param>
        public sealed record Reported(
            Person By,
            Wording Summary,
            ImmutableArray<Improvement> Improvements,
            ImmutableArray<Signatory> Heads,
            ImmutableArray<Person> Management,
            DateTimeOffset At) : RetrospectiveEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => Improvements.Select(improvement => improvement.Limit);
        }

        public sealed record ReportRead(Person By, DateTimeOffset At) : RetrospectiveEvent(At);

        public sealed record ImprovementFinished(string Improvement, int Attempt, Person By, Wording Note, DateTimeOffset At) : RetrospectiveEvent(At);

        public sealed record ImprovementClosed(string Improvement, int Attempt, Person By, DateTimeOffset At) : RetrospectiveEvent(At);

        public sealed record ImprovementReopened(string Improvement, int Attempt, Person By, Wording Reason, DateTimeOffset At) : RetrospectiveEvent(At);

        /// <summary>The next request of the same departments found it open, and it goes on (B23).</summary>
        /// <param name="In">The next request's register number.</param>
        public sealed record ImprovementCarried(string Improvement, Person By, string In, Wording? Reason, DateTimeOffset At) : RetrospectiveEvent(At);

        /// <summary>The next request of the same departments said that it is done, or needed no more (B23).</summary>
        /// <param name="Attempt">Counts as the completion with this number.</param>
        /// <param name="In">The next request's register number.</param>
        /// <param name="Closes">Whoever said it confirms improvements here too; else the initiator is asked to.</param>
        public sealed record ImprovementSettled(string Improvement, int Attempt, ImprovementFate Fate, Person By, string In, Wording? Reason, bool Closes, DateTimeOffset At) : RetrospectiveEvent(At);

        public sealed record Reminded(RetrospectiveLimit Limit, ImmutableArray<Person> People, DateTimeOffset At) : RetrospectiveEvent(At);

        public sealed record LimitMissed(RetrospectiveLimit Limit, DateTimeOffset DueAt, ImmutableArray<Person> People, DateTimeOffset At) : RetrospectiveEvent(At);

        public sealed record ImprovementReminded(string Improvement, DateTimeOffset At) : RetrospectiveEvent(At);

        public sealed record ImprovementOverdue(string Improvement, DateTimeOffset DueAt, DateTimeOffset At) : RetrospectiveEvent(At);

        /// <summary>The report is submitted and every improvement closed: the collaboration ends (R85).</summary>
        public sealed record Closed(DateTimeOffset At) : RetrospectiveEvent(At);

        /// <summary>归档: the initiating department has put the record where it is kept (N08). A later one corrects it.</summary>
        /// <param name="Filing">Counts up from 1.</param>
        /// <param name="Words">The field place, and fileNumber (档案号) where there is one.</param>
        public sealed record Filed(int Filing, Person By, Wording Words, DateTimeOffset At) : RetrospectiveEvent(At);
    }

    /// <param name="Contact">Whom the bot asks; others of the side may answer for it.</param>
    public sealed record AskedSide(Department Department, Person Contact);

    /// <summary>One line of the improvement plan (R84).</summary>
    /// <param name="Id">Such as I1.</param>
    /// <param name="Limit">Close of business of <paramref name="DueOn"/>.</param>
    public sealed record Improvement(string Id, Wording What, Person Owner, DateOnly DueOn, Promise Limit);

    /// <summary>The stage's limits: holding the retrospective (R74) and writing its report.</summary>
    public enum RetrospectiveLimit
    {
        Holding,
        Reporting,
    }
}
