using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Meeting.MeetingEvent.Ended), "meeting.ended.v1")]
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

        /// <param name="Present">Who took part.</param>
        public sealed record Ended(DateTimeOffset StartedAt, DateTimeOffset EndedAt, ImmutableArray<Person> Present, DateTimeOffset At) : MeetingEvent(At);
    }
}
