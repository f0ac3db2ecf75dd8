using System.Text.Json.Serialization;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Execution.ExecutionEvent.Started), "execution.started.v1")]
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

        public sealed record Started(DateTimeOffset At) : ExecutionEvent(At);

        public sealed record Completed(DateTimeOffset At) : ExecutionEvent(At);
    }
}
