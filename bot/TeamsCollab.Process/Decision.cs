using System.Collections.Immutable;

namespace TeamsCollab.Process;

/// <summary>The answer to a command: events to store, or a reason to show the person who asked.</summary>
public abstract record Decision
{
    private Decision() { }

    public sealed record Accepted(ImmutableArray<CollaborationEvent> Events) : Decision;

    public sealed record Refused(Refusal Reason) : Decision;

    /// <summary>The command was already carried out. Repeats are normal: Teams redelivers and people double-click.</summary>
    public static Decision AlreadyDone { get; } = new Accepted([]);

    public static Decision Accept(params ImmutableArray<CollaborationEvent> events) => new Accepted(events);

    public static Decision Refuse(Because because, string? field = null, string? detail = null) => new Refused(new Refusal(because, field, detail));
}
