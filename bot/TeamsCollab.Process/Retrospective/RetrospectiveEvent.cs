using System.Text.Json.Serialization;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Retrospective.RetrospectiveEvent.Awaited), "retrospective.awaited.v1")]
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

        public sealed record Awaited(Promise Limit, DateTimeOffset At) : RetrospectiveEvent(At);
    }
}
