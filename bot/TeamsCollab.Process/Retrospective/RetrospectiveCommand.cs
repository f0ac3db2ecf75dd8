namespace TeamsCollab.Process.Retrospective;

public abstract record RetrospectiveCommand : CollaborationCommand
{
    private RetrospectiveCommand() { }
}
