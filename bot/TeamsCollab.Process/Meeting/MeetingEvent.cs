using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Meeting.MeetingEvent.Arranged), "meeting.arranged.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.Booked), "meeting.booked.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.BookingFailed), "meeting.bookingFailed.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.AgendaSent), "meeting.agendaSent.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.MaterialsRead), "meeting.materialsRead.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.Ended), "meeting.ended.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.Reminded), "meeting.reminded.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.LimitMissed), "meeting.limitMissed.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.Moved), "meeting.moved.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.MovedInOutlook), "meeting.movedInOutlook.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.Cancelled), "meeting.cancelled.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.AttendanceSaid), "meeting.attendanceSaid.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.AttendanceConfirmed), "meeting.attendanceConfirmed.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.RoomDeclined), "meeting.roomDeclined.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.AutoBookingSet), "meeting.autoBookingSet.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.SlotWanted), "meeting.slotWanted.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.SlotMissing), "meeting.slotMissing.v1")]
    [JsonDerivedType(typeof(Meeting.MeetingEvent.QuestionsListed), "meeting.questionsListed.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Meeting
{
    public abstract record MeetingEvent : CollaborationEvent
    {
        private MeetingEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <param name="Meeting">Counts up from 1 in a collaboration; this stage's is 1.</param>
        /// <param name="Revision">Counts up from 1 with every change of time, form or people.</param>
        /// <param name="Place">The field text; null for a Teams meeting.</param>
        /// <param name="AgendaLimit">Until when the agenda is to be sent (R28, A6).</param>
        public sealed record Arranged(
            int Meeting,
            int Revision,
            Person By,
            DateTimeOffset Start,
            int Minutes,
            MeetingForm Form,
            Wording? Place,
            ImmutableArray<Attendee> Attendees,
            Promise AgendaLimit,
            DateTimeOffset At) : MeetingEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [AgendaLimit];

            /// <summary>The room that is booked too; null for none.</summary>
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
            public MeetingRoom? Room { get; init; }

            /// <summary>Chosen by 自动预约 in the initiator's name.</summary>
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
            public bool IsAutomatic { get; init; }
        }

        /// <summary>改期 by the initiator: everything but the time stays, and the agenda's limit is counted anew.</summary>
        /// <param name="Reason">The field text.</param>
        public sealed record Moved(int Meeting, int Revision, Person By, DateTimeOffset Start, Wording Reason, Promise AgendaLimit, DateTimeOffset At) : MeetingEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [AgendaLimit];
        }

        /// <summary>Somebody changed the time in Outlook: that time now holds here too, and the agenda's limit with it.</summary>
        public sealed record MovedInOutlook(int Meeting, int Revision, DateTimeOffset Start, int Minutes, Promise AgendaLimit, DateTimeOffset At) : MeetingEvent(At)
        {
            [JsonIgnore]
            public override IEnumerable<Promise> Promises => [AgendaLimit];
        }

        /// <param name="By">Null where it was deleted or cancelled in Outlook.</param>
        /// <param name="Reason">The field text; null where it was cancelled in Outlook.</param>
        /// <param name="EventId">The entry in the calendar that has to go; null where it is gone already, or never was.</param>
        /// <param name="People">Who had been invited.</param>
        public sealed record Cancelled(int Meeting, int Revision, Person? By, Wording? Reason, string? EventId, ImmutableArray<Person> People, DateTimeOffset At) : MeetingEvent(At)
        {
            /// <summary>Where the calendar had not answered yet, so that an entry may stand there that nobody knows: the revision called off before, by which it is found. Else null.</summary>
            [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
            public int? UnansweredAfter { get; init; }
        }

        /// <summary>Somebody answered the invitation in Outlook (N05).</summary>
        /// <param name="Proposed">The start that they propose instead.</param>
        public sealed record AttendanceSaid(int Meeting, Person Person, Attendance Answer, DateTimeOffset? Proposed, DateTimeOffset At) : MeetingEvent(At);

        /// <summary>Somebody said on the card whether they come (N05).</summary>
        /// <param name="Reason">The field text; null where they come.</param>
        public sealed record AttendanceConfirmed(int Meeting, int Revision, Person Person, bool Comes, Wording? Reason, DateTimeOffset At) : MeetingEvent(At);

        /// <summary>The room did not take the booking: somebody else has it, or may have it first.</summary>
        public sealed record RoomDeclined(int Meeting, string Room, DateTimeOffset At) : MeetingEvent(At);

        /// <summary>自动预约 was switched on or off.</summary>
        public sealed record AutoBookingSet(bool On, Person By, DateTimeOffset At) : MeetingEvent(At);

        /// <summary>Everything is there for 自动预约: the calendars are to be searched.</summary>
        public sealed record SlotWanted(DateTimeOffset At) : MeetingEvent(At);

        /// <summary>自动预约 found no time.</summary>
        /// <param name="Reason">A code where the calendars could not be searched; null where nobody's times fit.</param>
        public sealed record SlotMissing(ImmutableArray<Person> Blockers, string? Reason, DateTimeOffset At) : MeetingEvent(At);

        /// <param name="JoinUrl">Null where the calendar gave none.</param>
        public sealed record Booked(int Meeting, string EventId, string? JoinUrl, DateTimeOffset At) : MeetingEvent(At)
        {
            /// <summary>Who was no longer free then: their calendars changed after the time was chosen. Twenty at most.</summary>
            public ImmutableArray<Person> Busy { get; init; } = [];
        }

        /// <param name="Reason">A code, not a person's words.</param>
        public sealed record BookingFailed(int Meeting, string Reason, DateTimeOffset At) : MeetingEvent(At);

        /// <param name="Late">Sent after it was due (A6).</param>
        public sealed record AgendaSent(
            int Meeting,
            int Revision,
            Person By,
            ImmutableArray<AgendaEntry> Items,
            DateTimeOffset DueAt,
            bool Late,
            DateTimeOffset At) : MeetingEvent(At);

        /// <summary>已阅 (R29)</summary>
        public sealed record MaterialsRead(Person By, DateTimeOffset At) : MeetingEvent(At);

        /// <summary>What somebody wants to ask or suggest for their department (R30); it replaces what they had listed before.</summary>
        /// <param name="Words">The field text.</param>
        public sealed record QuestionsListed(Person By, Department Department, Wording Words, DateTimeOffset At) : MeetingEvent(At);

        /// <param name="Present">Who took part.</param>
        /// <param name="WithoutDecisionMaker">Sides whose decision maker was not there (R25): 待追认.</param>
        public sealed record Ended(
            Person By,
            DateTimeOffset StartedAt,
            DateTimeOffset EndedAt,
            ImmutableArray<Person> Present,
            ImmutableArray<Department> WithoutDecisionMaker,
            DateTimeOffset At) : MeetingEvent(At)
        {
            /// <summary>Who was invited and did not come (F17).</summary>
            public ImmutableArray<Absence> Absent { get; init; } = [];

            /// <summary>The field text: where it was held, if not as arranged (A12); null where it was.</summary>
            public Wording? Place { get; init; }
        }

        public sealed record Reminded(MeetingLimit Limit, Person Person, DateTimeOffset At) : MeetingEvent(At);

        public sealed record LimitMissed(MeetingLimit Limit, DateTimeOffset DueAt, Person Person, DateTimeOffset At) : MeetingEvent(At);
    }

    /// <summary>What the initiator owes in this stage: the agenda in time (R28), and word that the meeting begins (R31) and is over (A12).</summary>
    public enum MeetingLimit
    {
        Agenda,
        Ending,
        Beginning,
    }
}
