using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Request.RequestEvent.Submitted), "request.submitted.v1")]
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

        public sealed record Submitted(string Number, Person Initiator, ImmutableArray<Side> Sides, Wording Words, DateTimeOffset At) : RequestEvent(At);
    }
}
