namespace TeamsCollab.Process.Request;

public abstract record RequestCommand : CollaborationCommand
{
    private RequestCommand() { }

    public sealed record Submit : RequestCommand;
}
