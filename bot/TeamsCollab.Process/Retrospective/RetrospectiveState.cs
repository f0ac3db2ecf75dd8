namespace TeamsCollab.Process.Retrospective;

public sealed record RetrospectiveState
{
    public static RetrospectiveState Empty { get; } = new();

    public RetrospectiveState Apply(RetrospectiveEvent happened) => this;
}
