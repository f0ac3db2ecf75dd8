namespace TeamsCollab.Process.Execution;

public abstract record ExecutionCommand : CollaborationCommand
{
    private ExecutionCommand() { }
}
